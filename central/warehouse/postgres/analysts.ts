import { createHash } from 'node:crypto';
import { analystViews } from '../analysts/views.ts';

/** The role that whoever analyses is given (`GRANT turno25_analyst TO someone`); it logs in as nobody itself. */
export const ANALYST_ROLE = 'turno25_analyst';
/** Where its views are. Of the tables behind them it sees nothing else. */
export const ANALYST_SCHEMA = 'analyst';

const VIEWS_SQL = analystViews().map(
  // Whoever asks cannot make a function of their own see rows that a view leaves out.
  ({ name, sql }) => `CREATE VIEW ${ANALYST_SCHEMA}.${name} WITH (security_barrier) AS ${sql}`,
);
/** What the views are made of; kept beside them. */
const DIGEST = createHash('sha256').update(VIEWS_SQL.join(';')).digest('hex');

/** Whether the views stand as this program has them: 1 and 0. What analysts built upon them is left in peace then. */
export const ANALYST_VIEWS_STAND_SQL = `SELECT COUNT(*) AS stand FROM pg_namespace
  WHERE nspname = '${ANALYST_SCHEMA}' AND obj_description(oid, 'pg_namespace') = '${DIGEST}'`;

/** Makes the views, anew where others stood: a view that lost a column cannot be replaced. */
export const ANALYST_VIEWS_SQL: readonly string[] = [
  `DROP SCHEMA IF EXISTS ${ANALYST_SCHEMA} CASCADE`,
  `CREATE SCHEMA ${ANALYST_SCHEMA}`,
  ...VIEWS_SQL,
  `COMMENT ON SCHEMA ${ANALYST_SCHEMA} IS '${DIGEST}'`,
];

/** Whether the role is there, and whether this connection may make it: 1 and 0. */
export const ANALYST_ROLE_STANDS_SQL = `SELECT
  (SELECT COUNT(*) FROM pg_roles WHERE rolname = '${ANALYST_ROLE}') AS there,
  (SELECT COUNT(*) FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)) AS may`;

export const MAKE_ANALYST_ROLE_SQL = `CREATE ROLE ${ANALYST_ROLE} NOLOGIN`;

/** Reading the views and nothing else. */
export const ANALYST_GRANTS_SQL: readonly string[] = [
  `GRANT USAGE ON SCHEMA ${ANALYST_SCHEMA} TO ${ANALYST_ROLE}`,
  `GRANT SELECT ON ALL TABLES IN SCHEMA ${ANALYST_SCHEMA} TO ${ANALYST_ROLE}`,
];
