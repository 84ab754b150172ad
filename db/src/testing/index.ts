export { bothDatabases, type TestDatabase } from './both-databases.ts';
