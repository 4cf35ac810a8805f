-- Answers that were given up are counted each time that the manager's page is made.
CREATE INDEX report_oirs_mail_failed ON report_oirs (mail_trouble) WHERE mail = 'failed';
