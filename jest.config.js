// One Jest run for everything but the journeys: TypeScript through swc, one real PostgreSQL for the whole run.
import { availableParallelism } from 'node:os';

const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
  },
];

// Packages that publish ES modules only; Jest runs CommonJS, so these pass through swc as well.
const modulePackages = ['jose', 'postal-mime', 'chrono-node', 'hono', '@hono', '@exodus', 'p-limit', 'yocto-queue', 'htmlparser2', 'domhandler', 'domutils', 'dom-serializer', 'domelementtype', 'entities'];

export default {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/journeys/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.build/', '<rootDir>/.handraise/', '<rootDir>/test/output/'],
  transform: { '\\.m?[jt]sx?$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${modulePackages.join('|')})/)`],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'json', 'node'],
  globalSetup: '<rootDir>/test/globalSetup.ts',
  globalTeardown: '<rootDir>/test/globalTeardown.ts',
  testTimeout: 20_000,
  maxWorkers: Math.max(1, Math.min(4, availableParallelism())),
  forceExit: false,
};
