#!/usr/bin/env python3
"""What Python's own library does for a part of the work: read the file and take the host of every URL. hosts.py FILE"""
import csv
import sys
from urllib.parse import urlsplit

hosts = set()
with open(sys.argv[1], newline="", encoding="utf-8-sig") as file:
    for row in csv.DictReader(file):
        hosts.add(urlsplit(row["url"]).hostname)
print(len(hosts))
