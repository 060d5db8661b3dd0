// What DuckDB does for a part of the work: lower-case hosts, counted once each, on two threads. node hosts.mjs FILE
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const file = process.argv[2].replaceAll("'", "''");
const reader = await connection.runAndReadAll(
  `select count(distinct lower(regexp_extract(url, '^[a-z]+://([^/?#:]+)', 1))) from read_csv('${file}', header = true, all_varchar = true)`);
console.log(String(reader.getRows()[0][0]));
