CREATE TABLE dim_branch (
  branch_id Nullable(String),
  name Nullable(String),
  region_id Nullable(String),
  province_id Nullable(String),
  comuna_id Nullable(String),
  category Nullable(String),
  profile Nullable(String),
  proof Nullable(String),
  goal_percent Nullable(Int64),
  density Nullable(Int64),
  attentions Nullable(Int64),
  comunas Nullable(Int64),
  rurality Nullable(Int64)
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/dim_branch/**.parquet', 'Parquet')
;

CREATE TABLE dim_institution (
  institution_id Nullable(String),
  name Nullable(String)
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/dim_institution/**.parquet', 'Parquet')
;

CREATE TABLE dim_service (
  service_id Nullable(String),
  institution_id Nullable(String),
  name Nullable(String)
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/dim_service/**.parquet', 'Parquet')
;

CREATE TABLE dim_calendar (
  business_date Nullable(String),
  year Nullable(Int64),
  quarter Nullable(Int64),
  month Nullable(Int64),
  week Nullable(String),
  weekday Nullable(Int64)
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/dim_calendar/**.parquet', 'Parquet')
;

CREATE TABLE day_of (
  branch_id Nullable(String),
  business_date Nullable(String),
  seal_seq Nullable(Int64),
  formulas Nullable(Int64),
  comuna_id Nullable(String),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/day_of/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_unit (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  week Nullable(String),
  weekday Nullable(Int64),
  hour Nullable(Int64),
  service_id Nullable(String),
  institution_id Nullable(String),
  class Nullable(String),
  channel Nullable(String),
  counter_id Nullable(String),
  unit_id Nullable(String),
  visit_id Nullable(String),
  ordinal Nullable(Int64),
  first Nullable(Int64),
  waits_from Nullable(Int64),
  limit_ms Nullable(Int64),
  official_ms Nullable(Int64),
  strict_ms Nullable(Int64),
  since_arrival_ms Nullable(Int64),
  held_ms Nullable(Int64),
  later_n Nullable(Int64),
  later_ms Nullable(Int64),
  ended Nullable(String),
  attended Nullable(Int64),
  brief Nullable(Int64),
  sent_away Nullable(Int64),
  in_official Nullable(Int64),
  within_official Nullable(Int64),
  in_strict Nullable(Int64),
  within_strict Nullable(Int64),
  strict_attended Nullable(Int64),
  strict_brief Nullable(Int64),
  paired Nullable(Int64),
  free_in_official Nullable(Int64),
  free_within_official Nullable(Int64),
  free_in_strict Nullable(Int64),
  free_within_strict Nullable(Int64),
  free_strict_attended Nullable(Int64),
  free_strict_brief Nullable(Int64),
  free_paired Nullable(Int64),
  excluded Nullable(String),
  counts Nullable(Int64),
  citizen Nullable(Int64),
  visit_end Nullable(String),
  visit_attended Nullable(Int64),
  outcome Nullable(String),
  ticket_limit_ms Nullable(Int64),
  first_call_ms Nullable(Int64),
  last_call_ms Nullable(Int64),
  total_ms Nullable(Int64),
  calls Nullable(Int64),
  specific_calls Nullable(Int64),
  recalls Nullable(Int64),
  answered Nullable(Int64),
  uncertain Nullable(Int64),
  continued Nullable(Int64),
  of_roll Nullable(Int64),
  keyed Nullable(Int64),
  returned Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_unit/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_attention (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  week Nullable(String),
  weekday Nullable(Int64),
  hour Nullable(Int64),
  service_id Nullable(String),
  institution_id Nullable(String),
  class Nullable(String),
  channel Nullable(String),
  counter_id Nullable(String),
  visit_id Nullable(String),
  started_at Nullable(Int64),
  ms Nullable(Int64),
  ended_by Nullable(String),
  effective Nullable(Int64),
  brief Nullable(Int64),
  citizen Nullable(Int64),
  counts Nullable(Int64),
  call_to_start_ms Nullable(Int64),
  given_how Nullable(String),
  given_ms Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_attention/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_call (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  week Nullable(String),
  weekday Nullable(Int64),
  hour Nullable(Int64),
  service_id Nullable(String),
  institution_id Nullable(String),
  class Nullable(String),
  channel Nullable(String),
  counter_id Nullable(String),
  visit_id Nullable(String),
  kind Nullable(String),
  mode Nullable(String),
  counts Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_call/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_answer (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  week Nullable(String),
  weekday Nullable(Int64),
  hour Nullable(Int64),
  service_id Nullable(String),
  institution_id Nullable(String),
  class Nullable(String),
  channel Nullable(String),
  standing Nullable(String),
  bound Nullable(Int64),
  in_figures Nullable(Int64),
  global Nullable(Int64),
  treatment Nullable(Int64),
  wait Nullable(Int64),
  resolved Nullable(String),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_answer/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_counter (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  week Nullable(String),
  weekday Nullable(Int64),
  hour Nullable(Int64),
  counter_id Nullable(String),
  service_ms Nullable(Int64),
  available_ms Nullable(Int64),
  calling_ms Nullable(Int64),
  paused_ms Nullable(Int64),
  finished Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_counter/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_door (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  week Nullable(String),
  weekday Nullable(Int64),
  hour Nullable(Int64),
  service_id Nullable(String),
  institution_id Nullable(String),
  kind Nullable(String),
  how Nullable(String),
  people Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_door/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_case (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  week Nullable(String),
  weekday Nullable(Int64),
  institution_id Nullable(String),
  channel Nullable(String),
  kind Nullable(String),
  term Nullable(String),
  stand Nullable(String),
  timing Nullable(String),
  own_hand Nullable(Int64),
  registered_later Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_case/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_seal (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  amendment Nullable(Int64),
  seq Nullable(Int64),
  head_seq Nullable(Int64),
  head_hash Nullable(String),
  key_id Nullable(String),
  settings_hash Nullable(String),
  events Nullable(Int64),
  official_n Nullable(Int64),
  official_d Nullable(Int64),
  strict_n Nullable(Int64),
  strict_d Nullable(Int64),
  disputed Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_seal/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_signal (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  rule Nullable(String),
  units Nullable(Int64),
  hits Nullable(Int64),
  trials Nullable(Int64),
  base_hits Nullable(Int64),
  base_trials Nullable(Int64),
  visits Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_signal/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_availability (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  kind Nullable(String),
  machines Nullable(Int64),
  up_ms Nullable(Int64),
  due_ms Nullable(Int64),
  losses Nullable(Int64),
  unwatched_ms Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_availability/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE fact_segment (
  branch_id Nullable(String),
  business_date Nullable(String),
  place Nullable(Int64),
  formulas Nullable(Int64),
  visit_id Nullable(String),
  ordinal Nullable(Int64),
  service_id Nullable(String),
  line_id Nullable(String),
  class Nullable(String),
  channel Nullable(String),
  opened Nullable(String),
  from_at Nullable(Int64),
  called_at Nullable(Int64),
  started_at Nullable(Int64),
  ms Nullable(Int64),
  counts Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/fact_segment/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE sum_unit (
  branch_id Nullable(String),
  business_date Nullable(String),
  formulas Nullable(Int64),
  institution_id Nullable(String),
  service_id Nullable(String),
  n_official Nullable(Int64),
  d_official Nullable(Int64),
  n_strict Nullable(Int64),
  d_strict Nullable(Int64),
  n_official_without_brief Nullable(Int64),
  d_official_without_brief Nullable(Int64),
  n_strict_without_brief Nullable(Int64),
  d_strict_without_brief Nullable(Int64),
  n_official_without_exclusions Nullable(Int64),
  d_official_without_exclusions Nullable(Int64),
  n_strict_without_exclusions Nullable(Int64),
  d_strict_without_exclusions Nullable(Int64),
  n_first_call_within Nullable(Int64),
  d_first_call_within Nullable(Int64),
  n_lost_past_limit Nullable(Int64),
  n_sent_away Nullable(Int64),
  n_wait Nullable(Int64),
  d_wait Nullable(Int64),
  n_strict_wait Nullable(Int64),
  d_strict_wait Nullable(Int64),
  n_since_arrival Nullable(Int64),
  d_since_arrival Nullable(Int64),
  n_first_call_wait Nullable(Int64),
  d_first_call_wait Nullable(Int64),
  n_total_wait Nullable(Int64),
  d_total_wait Nullable(Int64),
  n_later_wait Nullable(Int64),
  d_later_wait Nullable(Int64),
  n_over_limit Nullable(Int64),
  d_over_limit Nullable(Int64),
  n_hours_waited Nullable(Int64),
  n_tickets Nullable(Int64),
  n_attended Nullable(Int64),
  n_abandonment Nullable(Int64),
  d_abandonment Nullable(Int64),
  n_no_show Nullable(Int64),
  d_no_show Nullable(Int64),
  n_removed Nullable(Int64),
  n_expired Nullable(Int64),
  n_continued Nullable(Int64),
  n_uncertain Nullable(Int64),
  n_excluded Nullable(Int64),
  n_resolved_by_staff Nullable(Int64),
  d_resolved_by_staff Nullable(Int64),
  n_referred_by_staff Nullable(Int64),
  d_referred_by_staff Nullable(Int64),
  n_unresolved_by_staff Nullable(Int64),
  d_unresolved_by_staff Nullable(Int64),
  n_returned Nullable(Int64),
  d_returned Nullable(Int64),
  n_visits_per_case Nullable(Int64),
  d_visits_per_case Nullable(Int64),
  n_response Nullable(Int64),
  d_response Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/sum_unit/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE sum_attention (
  branch_id Nullable(String),
  business_date Nullable(String),
  formulas Nullable(Int64),
  institution_id Nullable(String),
  service_id Nullable(String),
  n_call_to_start Nullable(Int64),
  d_call_to_start Nullable(Int64),
  n_brief_finishes Nullable(Int64),
  d_brief_finishes Nullable(Int64),
  n_touches Nullable(Int64),
  n_service_time Nullable(Int64),
  d_service_time Nullable(Int64),
  n_transferred Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/sum_attention/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE sum_call (
  branch_id Nullable(String),
  business_date Nullable(String),
  formulas Nullable(Int64),
  institution_id Nullable(String),
  service_id Nullable(String),
  n_calls_outside_rule Nullable(Int64),
  d_calls_outside_rule Nullable(Int64),
  n_recalls Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/sum_call/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE sum_answer (
  branch_id Nullable(String),
  business_date Nullable(String),
  formulas Nullable(Int64),
  institution_id Nullable(String),
  service_id Nullable(String),
  n_resolved_by_citizen Nullable(Int64),
  d_resolved_by_citizen Nullable(Int64),
  n_satisfied Nullable(Int64),
  d_satisfied Nullable(Int64),
  n_net_satisfaction Nullable(Int64),
  d_net_satisfaction Nullable(Int64),
  n_mean_grade Nullable(Int64),
  d_mean_grade Nullable(Int64),
  n_treatment_satisfied Nullable(Int64),
  d_treatment_satisfied Nullable(Int64),
  n_treatment_net Nullable(Int64),
  d_treatment_net Nullable(Int64),
  n_wait_satisfied Nullable(Int64),
  d_wait_satisfied Nullable(Int64),
  n_wait_net Nullable(Int64),
  d_wait_net Nullable(Int64),
  n_answers Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/sum_answer/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE sum_counter (
  branch_id Nullable(String),
  business_date Nullable(String),
  formulas Nullable(Int64),
  n_occupancy Nullable(Int64),
  d_occupancy Nullable(Int64),
  n_throughput Nullable(Int64),
  d_throughput Nullable(Int64),
  n_counter_hours Nullable(Int64),
  n_paused_hours Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/sum_counter/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;

CREATE TABLE sum_door (
  branch_id Nullable(String),
  business_date Nullable(String),
  formulas Nullable(Int64),
  institution_id Nullable(String),
  service_id Nullable(String),
  n_resolved_at_door Nullable(Int64),
  n_deflected_at_door Nullable(Int64),
  n_walk_directs Nullable(Int64),
  n_outside Nullable(Int64),
  d_outside Nullable(Int64),
  year Int32,
  quarter Int32,
  region String
)
ENGINE = S3('https://almacen.ejemplo.cl/turno25/lago/sum_door/**.parquet', 'Parquet')
SETTINGS use_hive_partitioning = 1;
