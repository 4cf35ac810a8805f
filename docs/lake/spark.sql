CREATE TABLE dim_branch (
  branch_id STRING,
  name STRING,
  region_id STRING,
  province_id STRING,
  comuna_id STRING,
  category STRING,
  profile STRING,
  proof STRING,
  goal_percent BIGINT,
  density BIGINT,
  attentions BIGINT,
  comunas BIGINT,
  rurality BIGINT
) USING PARQUET
LOCATION 's3a://turno25/lago/dim_branch';

CREATE TABLE dim_institution (
  institution_id STRING,
  name STRING
) USING PARQUET
LOCATION 's3a://turno25/lago/dim_institution';

CREATE TABLE dim_service (
  service_id STRING,
  institution_id STRING,
  name STRING
) USING PARQUET
LOCATION 's3a://turno25/lago/dim_service';

CREATE TABLE dim_calendar (
  business_date STRING,
  year BIGINT,
  quarter BIGINT,
  month BIGINT,
  week STRING,
  weekday BIGINT
) USING PARQUET
LOCATION 's3a://turno25/lago/dim_calendar';

CREATE TABLE day_of (
  branch_id STRING,
  business_date STRING,
  seal_seq BIGINT,
  formulas BIGINT,
  comuna_id STRING,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/day_of';
MSCK REPAIR TABLE day_of;

CREATE TABLE fact_unit (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  week STRING,
  weekday BIGINT,
  hour BIGINT,
  service_id STRING,
  institution_id STRING,
  class STRING,
  channel STRING,
  counter_id STRING,
  unit_id STRING,
  visit_id STRING,
  ordinal BIGINT,
  first BIGINT,
  waits_from BIGINT,
  limit_ms BIGINT,
  official_ms BIGINT,
  strict_ms BIGINT,
  since_arrival_ms BIGINT,
  held_ms BIGINT,
  later_n BIGINT,
  later_ms BIGINT,
  ended STRING,
  attended BIGINT,
  brief BIGINT,
  sent_away BIGINT,
  in_official BIGINT,
  within_official BIGINT,
  in_strict BIGINT,
  within_strict BIGINT,
  strict_attended BIGINT,
  strict_brief BIGINT,
  paired BIGINT,
  free_in_official BIGINT,
  free_within_official BIGINT,
  free_in_strict BIGINT,
  free_within_strict BIGINT,
  free_strict_attended BIGINT,
  free_strict_brief BIGINT,
  free_paired BIGINT,
  excluded STRING,
  counts BIGINT,
  citizen BIGINT,
  visit_end STRING,
  visit_attended BIGINT,
  outcome STRING,
  ticket_limit_ms BIGINT,
  first_call_ms BIGINT,
  last_call_ms BIGINT,
  total_ms BIGINT,
  calls BIGINT,
  specific_calls BIGINT,
  recalls BIGINT,
  answered BIGINT,
  uncertain BIGINT,
  continued BIGINT,
  of_roll BIGINT,
  keyed BIGINT,
  returned BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_unit';
MSCK REPAIR TABLE fact_unit;

CREATE TABLE fact_attention (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  week STRING,
  weekday BIGINT,
  hour BIGINT,
  service_id STRING,
  institution_id STRING,
  class STRING,
  channel STRING,
  counter_id STRING,
  visit_id STRING,
  started_at BIGINT,
  ms BIGINT,
  ended_by STRING,
  effective BIGINT,
  brief BIGINT,
  citizen BIGINT,
  counts BIGINT,
  call_to_start_ms BIGINT,
  given_how STRING,
  given_ms BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_attention';
MSCK REPAIR TABLE fact_attention;

CREATE TABLE fact_call (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  week STRING,
  weekday BIGINT,
  hour BIGINT,
  service_id STRING,
  institution_id STRING,
  class STRING,
  channel STRING,
  counter_id STRING,
  visit_id STRING,
  kind STRING,
  mode STRING,
  counts BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_call';
MSCK REPAIR TABLE fact_call;

CREATE TABLE fact_answer (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  week STRING,
  weekday BIGINT,
  hour BIGINT,
  service_id STRING,
  institution_id STRING,
  class STRING,
  channel STRING,
  standing STRING,
  bound BIGINT,
  in_figures BIGINT,
  global BIGINT,
  treatment BIGINT,
  wait BIGINT,
  resolved STRING,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_answer';
MSCK REPAIR TABLE fact_answer;

CREATE TABLE fact_counter (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  week STRING,
  weekday BIGINT,
  hour BIGINT,
  counter_id STRING,
  service_ms BIGINT,
  available_ms BIGINT,
  calling_ms BIGINT,
  paused_ms BIGINT,
  finished BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_counter';
MSCK REPAIR TABLE fact_counter;

CREATE TABLE fact_door (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  week STRING,
  weekday BIGINT,
  hour BIGINT,
  service_id STRING,
  institution_id STRING,
  kind STRING,
  how STRING,
  people BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_door';
MSCK REPAIR TABLE fact_door;

CREATE TABLE fact_case (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  week STRING,
  weekday BIGINT,
  institution_id STRING,
  channel STRING,
  kind STRING,
  term STRING,
  stand STRING,
  timing STRING,
  own_hand BIGINT,
  registered_later BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_case';
MSCK REPAIR TABLE fact_case;

CREATE TABLE fact_seal (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  amendment BIGINT,
  seq BIGINT,
  head_seq BIGINT,
  head_hash STRING,
  key_id STRING,
  settings_hash STRING,
  events BIGINT,
  official_n BIGINT,
  official_d BIGINT,
  strict_n BIGINT,
  strict_d BIGINT,
  disputed BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_seal';
MSCK REPAIR TABLE fact_seal;

CREATE TABLE fact_signal (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  rule STRING,
  units BIGINT,
  hits BIGINT,
  trials BIGINT,
  base_hits BIGINT,
  base_trials BIGINT,
  visits BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_signal';
MSCK REPAIR TABLE fact_signal;

CREATE TABLE fact_availability (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  kind STRING,
  machines BIGINT,
  up_ms BIGINT,
  due_ms BIGINT,
  losses BIGINT,
  unwatched_ms BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_availability';
MSCK REPAIR TABLE fact_availability;

CREATE TABLE fact_segment (
  branch_id STRING,
  business_date STRING,
  place BIGINT,
  formulas BIGINT,
  visit_id STRING,
  ordinal BIGINT,
  service_id STRING,
  line_id STRING,
  class STRING,
  channel STRING,
  opened STRING,
  from_at BIGINT,
  called_at BIGINT,
  started_at BIGINT,
  ms BIGINT,
  counts BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/fact_segment';
MSCK REPAIR TABLE fact_segment;

CREATE TABLE sum_unit (
  branch_id STRING,
  business_date STRING,
  formulas BIGINT,
  institution_id STRING,
  service_id STRING,
  n_official BIGINT,
  d_official BIGINT,
  n_strict BIGINT,
  d_strict BIGINT,
  n_official_without_brief BIGINT,
  d_official_without_brief BIGINT,
  n_strict_without_brief BIGINT,
  d_strict_without_brief BIGINT,
  n_official_without_exclusions BIGINT,
  d_official_without_exclusions BIGINT,
  n_strict_without_exclusions BIGINT,
  d_strict_without_exclusions BIGINT,
  n_first_call_within BIGINT,
  d_first_call_within BIGINT,
  n_lost_past_limit BIGINT,
  n_sent_away BIGINT,
  n_wait BIGINT,
  d_wait BIGINT,
  n_strict_wait BIGINT,
  d_strict_wait BIGINT,
  n_since_arrival BIGINT,
  d_since_arrival BIGINT,
  n_first_call_wait BIGINT,
  d_first_call_wait BIGINT,
  n_total_wait BIGINT,
  d_total_wait BIGINT,
  n_later_wait BIGINT,
  d_later_wait BIGINT,
  n_over_limit BIGINT,
  d_over_limit BIGINT,
  n_hours_waited BIGINT,
  n_tickets BIGINT,
  n_attended BIGINT,
  n_abandonment BIGINT,
  d_abandonment BIGINT,
  n_no_show BIGINT,
  d_no_show BIGINT,
  n_removed BIGINT,
  n_expired BIGINT,
  n_continued BIGINT,
  n_uncertain BIGINT,
  n_excluded BIGINT,
  n_resolved_by_staff BIGINT,
  d_resolved_by_staff BIGINT,
  n_referred_by_staff BIGINT,
  d_referred_by_staff BIGINT,
  n_unresolved_by_staff BIGINT,
  d_unresolved_by_staff BIGINT,
  n_returned BIGINT,
  d_returned BIGINT,
  n_visits_per_case BIGINT,
  d_visits_per_case BIGINT,
  n_response BIGINT,
  d_response BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/sum_unit';
MSCK REPAIR TABLE sum_unit;

CREATE TABLE sum_attention (
  branch_id STRING,
  business_date STRING,
  formulas BIGINT,
  institution_id STRING,
  service_id STRING,
  n_call_to_start BIGINT,
  d_call_to_start BIGINT,
  n_brief_finishes BIGINT,
  d_brief_finishes BIGINT,
  n_touches BIGINT,
  n_service_time BIGINT,
  d_service_time BIGINT,
  n_transferred BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/sum_attention';
MSCK REPAIR TABLE sum_attention;

CREATE TABLE sum_call (
  branch_id STRING,
  business_date STRING,
  formulas BIGINT,
  institution_id STRING,
  service_id STRING,
  n_calls_outside_rule BIGINT,
  d_calls_outside_rule BIGINT,
  n_recalls BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/sum_call';
MSCK REPAIR TABLE sum_call;

CREATE TABLE sum_answer (
  branch_id STRING,
  business_date STRING,
  formulas BIGINT,
  institution_id STRING,
  service_id STRING,
  n_resolved_by_citizen BIGINT,
  d_resolved_by_citizen BIGINT,
  n_satisfied BIGINT,
  d_satisfied BIGINT,
  n_net_satisfaction BIGINT,
  d_net_satisfaction BIGINT,
  n_mean_grade BIGINT,
  d_mean_grade BIGINT,
  n_treatment_satisfied BIGINT,
  d_treatment_satisfied BIGINT,
  n_treatment_net BIGINT,
  d_treatment_net BIGINT,
  n_wait_satisfied BIGINT,
  d_wait_satisfied BIGINT,
  n_wait_net BIGINT,
  d_wait_net BIGINT,
  n_answers BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/sum_answer';
MSCK REPAIR TABLE sum_answer;

CREATE TABLE sum_counter (
  branch_id STRING,
  business_date STRING,
  formulas BIGINT,
  n_occupancy BIGINT,
  d_occupancy BIGINT,
  n_throughput BIGINT,
  d_throughput BIGINT,
  n_counter_hours BIGINT,
  n_paused_hours BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/sum_counter';
MSCK REPAIR TABLE sum_counter;

CREATE TABLE sum_door (
  branch_id STRING,
  business_date STRING,
  formulas BIGINT,
  institution_id STRING,
  service_id STRING,
  n_resolved_at_door BIGINT,
  n_deflected_at_door BIGINT,
  n_walk_directs BIGINT,
  n_outside BIGINT,
  d_outside BIGINT,
  year INT,
  quarter INT,
  region STRING
) USING PARQUET
PARTITIONED BY (year, quarter, region)
LOCATION 's3a://turno25/lago/sum_door';
MSCK REPAIR TABLE sum_door;
