// A solution as its file says it.
import type { Customizations } from './readCustomizations.ts';
import type { Manifest } from './readManifest.ts';

export interface SolutionFile {
  readonly manifest: Manifest;
  readonly customizations: Customizations;
}
