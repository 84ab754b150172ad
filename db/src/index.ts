export { open, type Database, type Opened } from './open.ts';
export { embeddedSecrets } from './embedded.ts';
export { makeCipher, type Cipher } from './cipher.ts';
export {
  actForSchools,
  asSchool,
  asSystem,
  isOfficerOf,
  NO_CLAIMS,
  verifiesIn,
  withClaims,
  type Claims,
  type Transaction,
} from './tenant.ts';
