-- Who looked at which figures of attendants: nobody's are shown to others before they could see them.
CREATE INDEX event_attendant_figures ON event (seq) WHERE type = 'attendantFiguresShown';
