#!/usr/bin/env python3
"""Writes an exclude list of N rows, about 80 bytes each, always the same for the same N: generate.py N FILE"""
import random
import sys

rows, path = int(sys.argv[1]), sys.argv[2]
random.seed(7)
words = "acme nova blue peak green data labs soft cloud river stone field bright north lumen quant helio terra orbit delta".split()
endings = "com io ai co.uk de org net dev".split()
with open(path, "w", newline="") as out:
    out.write("name,url,status,until,note,added,run\n")
    for row in range(rows):
        first, second = random.choice(words), random.choice(words)
        name = f"{first.title()} {second.title()}" + random.choice(["", " Inc", " GmbH"])
        if row % 50 == 0:
            name = f'"{name}, Ltd"'
        host = random.choice(["www.", ""]) + f"{first}{second}{row}.{random.choice(endings)}"
        page = random.choice(["", "/", "/en", "/about", f"/company/{first}"])
        status = random.choice(["", "known", "known"])
        out.write(f"{name},https://{host}{page},{status},,,2026-0{1 + row % 9}-1{row % 9},findall_{row % 40:08x}\n")
