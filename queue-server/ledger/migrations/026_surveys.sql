-- Answers of a quarter are read together, whatever else its days had.
CREATE INDEX event_survey ON event (business_date) WHERE type = 'surveyAnswered';
