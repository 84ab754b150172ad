export { makeAuth, type Auth } from './auth.ts';
export { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from './demo-accounts.ts';
export { readEnv, type Env } from './env.ts';
export { makeServer, today, type ServerOptions } from './server.ts';
export { factsOf } from './facts-of.ts';
export { oneTimePassword } from './one-time-password.ts';
export { planRecord } from './plan-record.ts';
