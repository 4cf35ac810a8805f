CREATE TABLE dim_branch (
  branch_id varchar,
  name varchar,
  region_id varchar,
  province_id varchar,
  comuna_id varchar,
  category varchar,
  profile varchar,
  proof varchar,
  goal_percent bigint,
  density bigint,
  attentions bigint,
  comunas bigint,
  rurality bigint
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/dim_branch'
);

CREATE TABLE dim_institution (
  institution_id varchar,
  name varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/dim_institution'
);

CREATE TABLE dim_service (
  service_id varchar,
  institution_id varchar,
  name varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/dim_service'
);

CREATE TABLE dim_calendar (
  business_date varchar,
  year bigint,
  quarter bigint,
  month bigint,
  week varchar,
  weekday bigint
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/dim_calendar'
);

CREATE TABLE day_of (
  branch_id varchar,
  business_date varchar,
  seal_seq bigint,
  formulas bigint,
  comuna_id varchar,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/day_of',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'day_of', 'FULL');

CREATE TABLE fact_unit (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  week varchar,
  weekday bigint,
  hour bigint,
  service_id varchar,
  institution_id varchar,
  class varchar,
  channel varchar,
  counter_id varchar,
  unit_id varchar,
  visit_id varchar,
  ordinal bigint,
  first bigint,
  waits_from bigint,
  limit_ms bigint,
  official_ms bigint,
  strict_ms bigint,
  since_arrival_ms bigint,
  held_ms bigint,
  later_n bigint,
  later_ms bigint,
  ended varchar,
  attended bigint,
  brief bigint,
  sent_away bigint,
  in_official bigint,
  within_official bigint,
  in_strict bigint,
  within_strict bigint,
  strict_attended bigint,
  strict_brief bigint,
  paired bigint,
  free_in_official bigint,
  free_within_official bigint,
  free_in_strict bigint,
  free_within_strict bigint,
  free_strict_attended bigint,
  free_strict_brief bigint,
  free_paired bigint,
  excluded varchar,
  counts bigint,
  citizen bigint,
  visit_end varchar,
  visit_attended bigint,
  outcome varchar,
  ticket_limit_ms bigint,
  first_call_ms bigint,
  last_call_ms bigint,
  total_ms bigint,
  calls bigint,
  specific_calls bigint,
  recalls bigint,
  answered bigint,
  uncertain bigint,
  continued bigint,
  of_roll bigint,
  keyed bigint,
  returned bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_unit',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_unit', 'FULL');

CREATE TABLE fact_attention (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  week varchar,
  weekday bigint,
  hour bigint,
  service_id varchar,
  institution_id varchar,
  class varchar,
  channel varchar,
  counter_id varchar,
  visit_id varchar,
  started_at bigint,
  ms bigint,
  ended_by varchar,
  effective bigint,
  brief bigint,
  citizen bigint,
  counts bigint,
  call_to_start_ms bigint,
  given_how varchar,
  given_ms bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_attention',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_attention', 'FULL');

CREATE TABLE fact_call (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  week varchar,
  weekday bigint,
  hour bigint,
  service_id varchar,
  institution_id varchar,
  class varchar,
  channel varchar,
  counter_id varchar,
  visit_id varchar,
  kind varchar,
  mode varchar,
  counts bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_call',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_call', 'FULL');

CREATE TABLE fact_answer (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  week varchar,
  weekday bigint,
  hour bigint,
  service_id varchar,
  institution_id varchar,
  class varchar,
  channel varchar,
  standing varchar,
  bound bigint,
  in_figures bigint,
  global bigint,
  treatment bigint,
  wait bigint,
  resolved varchar,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_answer',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_answer', 'FULL');

CREATE TABLE fact_counter (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  week varchar,
  weekday bigint,
  hour bigint,
  counter_id varchar,
  service_ms bigint,
  available_ms bigint,
  calling_ms bigint,
  paused_ms bigint,
  finished bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_counter',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_counter', 'FULL');

CREATE TABLE fact_door (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  week varchar,
  weekday bigint,
  hour bigint,
  service_id varchar,
  institution_id varchar,
  kind varchar,
  how varchar,
  people bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_door',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_door', 'FULL');

CREATE TABLE fact_case (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  week varchar,
  weekday bigint,
  institution_id varchar,
  channel varchar,
  kind varchar,
  term varchar,
  stand varchar,
  timing varchar,
  own_hand bigint,
  registered_later bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_case',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_case', 'FULL');

CREATE TABLE fact_seal (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  amendment bigint,
  seq bigint,
  head_seq bigint,
  head_hash varchar,
  key_id varchar,
  settings_hash varchar,
  events bigint,
  official_n bigint,
  official_d bigint,
  strict_n bigint,
  strict_d bigint,
  disputed bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_seal',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_seal', 'FULL');

CREATE TABLE fact_signal (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  rule varchar,
  units bigint,
  hits bigint,
  trials bigint,
  base_hits bigint,
  base_trials bigint,
  visits bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_signal',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_signal', 'FULL');

CREATE TABLE fact_availability (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  kind varchar,
  machines bigint,
  up_ms bigint,
  due_ms bigint,
  losses bigint,
  unwatched_ms bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_availability',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_availability', 'FULL');

CREATE TABLE fact_segment (
  branch_id varchar,
  business_date varchar,
  place bigint,
  formulas bigint,
  visit_id varchar,
  ordinal bigint,
  service_id varchar,
  line_id varchar,
  class varchar,
  channel varchar,
  opened varchar,
  from_at bigint,
  called_at bigint,
  started_at bigint,
  ms bigint,
  counts bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/fact_segment',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'fact_segment', 'FULL');

CREATE TABLE sum_unit (
  branch_id varchar,
  business_date varchar,
  formulas bigint,
  institution_id varchar,
  service_id varchar,
  n_official bigint,
  d_official bigint,
  n_strict bigint,
  d_strict bigint,
  n_official_without_brief bigint,
  d_official_without_brief bigint,
  n_strict_without_brief bigint,
  d_strict_without_brief bigint,
  n_official_without_exclusions bigint,
  d_official_without_exclusions bigint,
  n_strict_without_exclusions bigint,
  d_strict_without_exclusions bigint,
  n_first_call_within bigint,
  d_first_call_within bigint,
  n_lost_past_limit bigint,
  n_sent_away bigint,
  n_wait bigint,
  d_wait bigint,
  n_strict_wait bigint,
  d_strict_wait bigint,
  n_since_arrival bigint,
  d_since_arrival bigint,
  n_first_call_wait bigint,
  d_first_call_wait bigint,
  n_total_wait bigint,
  d_total_wait bigint,
  n_later_wait bigint,
  d_later_wait bigint,
  n_over_limit bigint,
  d_over_limit bigint,
  n_hours_waited bigint,
  n_tickets bigint,
  n_attended bigint,
  n_abandonment bigint,
  d_abandonment bigint,
  n_no_show bigint,
  d_no_show bigint,
  n_removed bigint,
  n_expired bigint,
  n_continued bigint,
  n_uncertain bigint,
  n_excluded bigint,
  n_resolved_by_staff bigint,
  d_resolved_by_staff bigint,
  n_referred_by_staff bigint,
  d_referred_by_staff bigint,
  n_unresolved_by_staff bigint,
  d_unresolved_by_staff bigint,
  n_returned bigint,
  d_returned bigint,
  n_visits_per_case bigint,
  d_visits_per_case bigint,
  n_response bigint,
  d_response bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/sum_unit',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'sum_unit', 'FULL');

CREATE TABLE sum_attention (
  branch_id varchar,
  business_date varchar,
  formulas bigint,
  institution_id varchar,
  service_id varchar,
  n_call_to_start bigint,
  d_call_to_start bigint,
  n_brief_finishes bigint,
  d_brief_finishes bigint,
  n_touches bigint,
  n_service_time bigint,
  d_service_time bigint,
  n_transferred bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/sum_attention',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'sum_attention', 'FULL');

CREATE TABLE sum_call (
  branch_id varchar,
  business_date varchar,
  formulas bigint,
  institution_id varchar,
  service_id varchar,
  n_calls_outside_rule bigint,
  d_calls_outside_rule bigint,
  n_recalls bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/sum_call',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'sum_call', 'FULL');

CREATE TABLE sum_answer (
  branch_id varchar,
  business_date varchar,
  formulas bigint,
  institution_id varchar,
  service_id varchar,
  n_resolved_by_citizen bigint,
  d_resolved_by_citizen bigint,
  n_satisfied bigint,
  d_satisfied bigint,
  n_net_satisfaction bigint,
  d_net_satisfaction bigint,
  n_mean_grade bigint,
  d_mean_grade bigint,
  n_treatment_satisfied bigint,
  d_treatment_satisfied bigint,
  n_treatment_net bigint,
  d_treatment_net bigint,
  n_wait_satisfied bigint,
  d_wait_satisfied bigint,
  n_wait_net bigint,
  d_wait_net bigint,
  n_answers bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/sum_answer',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'sum_answer', 'FULL');

CREATE TABLE sum_counter (
  branch_id varchar,
  business_date varchar,
  formulas bigint,
  n_occupancy bigint,
  d_occupancy bigint,
  n_throughput bigint,
  d_throughput bigint,
  n_counter_hours bigint,
  n_paused_hours bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/sum_counter',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'sum_counter', 'FULL');

CREATE TABLE sum_door (
  branch_id varchar,
  business_date varchar,
  formulas bigint,
  institution_id varchar,
  service_id varchar,
  n_resolved_at_door bigint,
  n_deflected_at_door bigint,
  n_walk_directs bigint,
  n_outside bigint,
  d_outside bigint,
  year integer,
  quarter integer,
  region varchar
) WITH (
  format = 'PARQUET', external_location = 's3://turno25/lago/sum_door',
  partitioned_by = ARRAY['year', 'quarter', 'region']
);
CALL system.sync_partition_metadata('default', 'sum_door', 'FULL');
