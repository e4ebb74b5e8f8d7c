import { bytes } from '../../bytes'
import { type ApplierRule, inFiles } from '../rules/applier'

export const ocm = {
  ...inFiles,
  id: 'ocm',
  label: 'OCM ManifestWork',
  options: [
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'label',
      default: 'cluster1',
      about: 'the namespace of the managed cluster on the hub',
    },
  ],
  routes: ['ocm-manifestwork'],
  format: 'auto',
  carrier: 'objects',
  usual: bytes(500_000),
  // OCM's webhook counts the JSON of all manifests of a work (limits facts, section 11).
  most: bytes(512_000),
  namedOnce: true,
  waits: false,
} as const satisfies ApplierRule
