import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packedFiles } from './packed-files.ts';

const SCRIPT = 'console.log("ruang");\n'.repeat(500);
let directory = '';
let server: Server;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'giliran-packed-'));
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'assets', 'index-a1.js'), SCRIPT);
  writeFileSync(join(directory, 'assets', 'gone-b2.js'), SCRIPT);
  writeFileSync(join(directory, 'secret.js'), 'rahasia');
  const app = express();
  app.use(packedFiles(directory));
  app.use(express.static(directory));
  rmSync(join(directory, 'assets', 'gone-b2.js'));
  await new Promise<void>((ready) => (server = app.listen(0, '127.0.0.1', () => ready())));
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

function fetched(path: string, headers: Record<string, string>): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, failed) => {
    get({ port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', failed);
  });
}

test('a script goes out packed, the same bytes inside, and is kept by the browser', async () => {
  for (let i = 0; i < 2; i++) {
    const { headers, body } = await fetched('/assets/index-a1.js', { 'accept-encoding': 'br, gzip' });
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(body.length).toBeLessThan(SCRIPT.length / 10);
    expect(gunzipSync(body).toString()).toBe(SCRIPT);
  }
});

test('who does not read gzip gets it plain; parts, missing files and ways out of the folder are no business of it', async () => {
  const plain = await fetched('/assets/index-a1.js', {});
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(SCRIPT);
  expect((await fetched('/assets/index-a1.js', { 'accept-encoding': 'gzip', range: 'bytes=0-6' })).body.toString()).toBe('console');
  expect((await fetched('/assets/gone-b2.js', { 'accept-encoding': 'gzip' })).status).toBe(404);
  expect((await fetched('/assets/../secret.js', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
  expect((await fetched('/assets/%2e%2e/secret.js', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
});
