-- The facts of sealed days: every figure and breakdown is a sum over them. A cache of the events, as the sealed rows are.
CREATE TABLE fact_unit (
  business_date TEXT NOT NULL,
  place INTEGER NOT NULL,
  formulas INTEGER NOT NULL,
  week TEXT NOT NULL,
  weekday INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  service_id TEXT,
  institution_id TEXT,
  class TEXT,
  channel TEXT,
  counter_id TEXT,
  unit_id TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  first INTEGER NOT NULL,
  waits_from INTEGER NOT NULL,
  limit_ms INTEGER NOT NULL,
  official_ms INTEGER,
  strict_ms INTEGER,
  since_arrival_ms INTEGER,
  held_ms INTEGER NOT NULL,
  later_n INTEGER NOT NULL,
  later_ms INTEGER NOT NULL,
  ended TEXT NOT NULL,
  attended INTEGER NOT NULL,
  brief INTEGER NOT NULL,
  sent_away INTEGER NOT NULL,
  in_official INTEGER NOT NULL,
  within_official INTEGER NOT NULL,
  in_strict INTEGER NOT NULL,
  within_strict INTEGER NOT NULL,
  strict_attended INTEGER NOT NULL,
  strict_brief INTEGER NOT NULL,
  paired INTEGER NOT NULL,
  free_in_official INTEGER NOT NULL,
  free_within_official INTEGER NOT NULL,
  free_in_strict INTEGER NOT NULL,
  free_within_strict INTEGER NOT NULL,
  free_strict_attended INTEGER NOT NULL,
  free_strict_brief INTEGER NOT NULL,
  free_paired INTEGER NOT NULL,
  excluded TEXT,
  counts INTEGER NOT NULL,
  citizen INTEGER NOT NULL,
  visit_end TEXT,
  visit_attended INTEGER NOT NULL,
  outcome TEXT,
  ticket_limit_ms INTEGER,
  first_call_ms INTEGER,
  last_call_ms INTEGER,
  total_ms INTEGER,
  calls INTEGER NOT NULL,
  specific_calls INTEGER NOT NULL,
  recalls INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  uncertain INTEGER NOT NULL,
  continued INTEGER NOT NULL,
  of_roll INTEGER NOT NULL,
  keyed INTEGER NOT NULL,
  returned INTEGER NOT NULL,
  PRIMARY KEY (business_date, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_attention (
  business_date TEXT NOT NULL,
  place INTEGER NOT NULL,
  formulas INTEGER NOT NULL,
  week TEXT NOT NULL,
  weekday INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  service_id TEXT,
  institution_id TEXT,
  class TEXT,
  channel TEXT,
  counter_id TEXT,
  attendant_id TEXT,
  visit_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ms INTEGER,
  ended_by TEXT,
  effective INTEGER NOT NULL,
  brief INTEGER NOT NULL,
  citizen INTEGER NOT NULL,
  counts INTEGER NOT NULL,
  call_to_start_ms INTEGER,
  given_how TEXT,
  given_ms INTEGER,
  PRIMARY KEY (business_date, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_call (
  business_date TEXT NOT NULL,
  place INTEGER NOT NULL,
  formulas INTEGER NOT NULL,
  week TEXT NOT NULL,
  weekday INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  service_id TEXT,
  institution_id TEXT,
  class TEXT,
  channel TEXT,
  counter_id TEXT,
  attendant_id TEXT,
  visit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  mode TEXT,
  counts INTEGER NOT NULL,
  PRIMARY KEY (business_date, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_answer (
  business_date TEXT NOT NULL,
  place INTEGER NOT NULL,
  formulas INTEGER NOT NULL,
  week TEXT NOT NULL,
  weekday INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  service_id TEXT,
  institution_id TEXT,
  class TEXT,
  channel TEXT,
  standing TEXT NOT NULL,
  bound INTEGER NOT NULL,
  in_figures INTEGER NOT NULL,
  global INTEGER,
  treatment INTEGER,
  wait INTEGER,
  resolved TEXT,
  PRIMARY KEY (business_date, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_counter (
  business_date TEXT NOT NULL,
  place INTEGER NOT NULL,
  formulas INTEGER NOT NULL,
  week TEXT NOT NULL,
  weekday INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  counter_id TEXT NOT NULL,
  service_ms INTEGER NOT NULL,
  available_ms INTEGER NOT NULL,
  calling_ms INTEGER NOT NULL,
  paused_ms INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  PRIMARY KEY (business_date, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_door (
  business_date TEXT NOT NULL,
  place INTEGER NOT NULL,
  formulas INTEGER NOT NULL,
  week TEXT NOT NULL,
  weekday INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  service_id TEXT,
  institution_id TEXT,
  kind TEXT NOT NULL,
  how TEXT,
  people INTEGER NOT NULL,
  PRIMARY KEY (business_date, place)
) STRICT, WITHOUT ROWID;

-- Which seal of a day its facts are of.
CREATE TABLE fact_of (
  business_date TEXT PRIMARY KEY,
  seal_seq INTEGER NOT NULL,
  formulas INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What stays out of every answer is said beside it.
CREATE INDEX fact_unit_excluded ON fact_unit (business_date, formulas, excluded) WHERE first = 1 AND excluded IS NOT NULL;

-- Tickets of some dates: who came back for the same service is looked for among those of the thirty days before.
CREATE INDEX event_ticket ON event (business_date, seq) WHERE type = 'ticketIssued';
