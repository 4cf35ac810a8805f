CREATE VIEW dim_branch AS SELECT * FROM read_parquet('/srv/turno25/lago/dim_branch/*.parquet');

CREATE VIEW dim_institution AS SELECT * FROM read_parquet('/srv/turno25/lago/dim_institution/*.parquet');

CREATE VIEW dim_service AS SELECT * FROM read_parquet('/srv/turno25/lago/dim_service/*.parquet');

CREATE VIEW dim_calendar AS SELECT * FROM read_parquet('/srv/turno25/lago/dim_calendar/*.parquet');

CREATE VIEW day_of AS SELECT * FROM read_parquet('/srv/turno25/lago/day_of/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_unit AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_unit/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_attention AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_attention/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_call AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_call/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_answer AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_answer/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_counter AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_counter/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_door AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_door/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_case AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_case/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_seal AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_seal/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_signal AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_signal/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_availability AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_availability/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW fact_segment AS SELECT * FROM read_parquet('/srv/turno25/lago/fact_segment/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW sum_unit AS SELECT * FROM read_parquet('/srv/turno25/lago/sum_unit/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW sum_attention AS SELECT * FROM read_parquet('/srv/turno25/lago/sum_attention/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW sum_call AS SELECT * FROM read_parquet('/srv/turno25/lago/sum_call/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW sum_answer AS SELECT * FROM read_parquet('/srv/turno25/lago/sum_answer/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW sum_counter AS SELECT * FROM read_parquet('/srv/turno25/lago/sum_counter/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});

CREATE VIEW sum_door AS SELECT * FROM read_parquet('/srv/turno25/lago/sum_door/*/*/*/*.parquet',
  hive_partitioning = true, hive_types = {year: INTEGER, quarter: INTEGER, region: VARCHAR});
