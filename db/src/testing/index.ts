export { bothDatabases } from './both-databases.ts';
