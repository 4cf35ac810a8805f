import { analystViews } from './views.ts';

/** Where the views lie in a database, and whose they are to read. */
export const ANALYST_SCHEMA = 'turno25_analysts';
export const ANALYST_ROLE = 'turno25_analyst';

/**
 * Statements that make the door of analysts in a PostgreSQL: a schema of views, and a role that reads them and nothing else.
 * They are run again whenever the tables were made anew. Whoever may make roles gives the role to people:
 * `CREATE ROLE ana LOGIN PASSWORD '…' IN ROLE turno25_analyst`.
 */
export function analystDoorSql(): readonly string[] {
  const views = analystViews().map(
    // Whoever asks cannot make a function of their own see rows that the view leaves out.
    ({ name, sql }) => `CREATE VIEW ${ANALYST_SCHEMA}.${name} WITH (security_barrier) AS ${sql}`,
  );
  return [
    `DROP SCHEMA IF EXISTS ${ANALYST_SCHEMA} CASCADE`,
    `CREATE SCHEMA ${ANALYST_SCHEMA}`,
    ...views,
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${ANALYST_ROLE}') THEN CREATE ROLE ${ANALYST_ROLE} NOLOGIN; END IF;
     END $$`,
    `GRANT USAGE ON SCHEMA ${ANALYST_SCHEMA} TO ${ANALYST_ROLE}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${ANALYST_SCHEMA} TO ${ANALYST_ROLE}`,
  ];
}
