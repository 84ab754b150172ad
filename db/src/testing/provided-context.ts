import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    serverPostgresUrl: string;
  }
}
