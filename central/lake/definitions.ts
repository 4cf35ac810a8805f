import type { WarehouseTable } from '../warehouse/schema.ts';
import { LAKE_TABLES, PARTITIONS } from './layout.ts';

type Engine = 'spark' | 'trino' | 'clickhouse' | 'duckdb';

const INTEGERS = { spark: 'BIGINT', trino: 'bigint', clickhouse: 'Nullable(Int64)', duckdb: 'BIGINT' } as const;
const TEXTS = { spark: 'STRING', trino: 'varchar', clickhouse: 'Nullable(String)', duckdb: 'VARCHAR' } as const;

/** A region is two digits, `01` among them: an engine that guesses would take it for a number. */
const PARTITION_TYPES: Readonly<Record<Engine, readonly string[]>> = {
  spark: ['INT', 'INT', 'STRING'],
  trino: ['integer', 'integer', 'varchar'],
  clickhouse: ['Int32', 'Int32', 'String'],
  duckdb: ['INTEGER', 'INTEGER', 'VARCHAR'],
};

/** How the tables of a lake are told to an engine. `at`: a folder or an address, without a slash at its end. */
export function lakeDefinitions(engine: Engine, at: string): readonly string[] {
  return LAKE_TABLES.map((table) => DEFINED[engine](table, `${at}/${table.name}`));
}

const columnsOf = ({ columns, dated }: WarehouseTable, engine: Engine): string => {
  const own = columns.map(({ name, type }) => `  ${name} ${(type === 'text' ? TEXTS : INTEGERS)[engine]}`);
  const parts = dated ? PARTITIONS.map((name, at) => `  ${name} ${PARTITION_TYPES[engine][at]}`) : [];
  return [...own, ...parts].join(',\n');
};

const DEFINED: Readonly<Record<Engine, (table: WarehouseTable, at: string) => string>> = {
  spark: (table, at) =>
    [
      `CREATE TABLE ${table.name} (\n${columnsOf(table, 'spark')}\n) USING PARQUET`,
      ...(table.dated ? [`PARTITIONED BY (${PARTITIONS.join(', ')})`] : []),
      `LOCATION '${at}';`,
      ...(table.dated ? [`MSCK REPAIR TABLE ${table.name};`] : []),
    ].join('\n'),
  trino: (table, at) =>
    [
      `CREATE TABLE ${table.name} (\n${columnsOf(table, 'trino')}\n) WITH (`,
      `  format = 'PARQUET', external_location = '${at}'${
        table.dated ? `,\n  partitioned_by = ARRAY[${PARTITIONS.map((name) => `'${name}'`).join(', ')}]` : ''
      }`,
      ');',
      ...(table.dated ? [`CALL system.sync_partition_metadata('default', '${table.name}', 'FULL');`] : []),
    ].join('\n'),
  clickhouse: (table, at) =>
    [
      `CREATE TABLE ${table.name} (\n${columnsOf(table, 'clickhouse')}\n)`,
      `ENGINE = S3('${at}/**.parquet', 'Parquet')`,
      ...(table.dated ? ['SETTINGS use_hive_partitioning = 1;'] : [';']),
    ].join('\n'),
  duckdb: (table, at) => {
    if (!table.dated) return `CREATE VIEW ${table.name} AS SELECT * FROM read_parquet('${at}/*.parquet');`;
    const types = PARTITIONS.map((name, place) => `${name}: ${PARTITION_TYPES.duckdb[place]}`).join(', ');
    return `CREATE VIEW ${table.name} AS SELECT * FROM read_parquet('${at}/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {${types}});`;
  },
};
