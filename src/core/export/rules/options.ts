import type { ExportOption } from './option'

// Options that several appliers have.

/** What `apply.sh` and `apply.ps1` are told. */
export const script = [
  {
    name: 'field-manager',
    label: 'Field manager',
    type: 'label',
    default: 'plimsoll',
    about: 'the owner of the fields that are applied',
  },
  {
    name: 'force-conflicts',
    label: 'Take over fields that another manager owns',
    type: 'flag',
    default: 'false',
    about: 'takes fields over that another manager owns',
  },
  {
    name: 'rollout-timeout',
    label: 'Seconds to wait for a workload',
    type: 'seconds',
    default: '300',
    about: 'seconds to wait for each workload',
  },
  {
    name: 'wait-for-jobs',
    label: 'Wait for Jobs to complete',
    type: 'flag',
    default: 'false',
    about: 'waits for Jobs to complete too',
  },
] as const satisfies readonly ExportOption[]

/** How clusters are chosen that get the bundles; `of` in the words of the applier. */
export function selector(of: string) {
  return [
    {
      name: 'selector-key',
      label: 'Label of the clusters',
      type: 'label-key',
      default: 'bundles',
      about: `the label of the ${of} that get the bundles`,
    },
    {
      name: 'selector-value',
      label: 'Its value',
      type: 'label-value',
      default: '',
      about: 'its value; the name of the plan where none is given',
    },
  ] as const satisfies readonly ExportOption[]
}

export const carrier = {
  name: 'carrier',
  label: 'Carried in',
  type: 'choice',
  choices: ['as-needed', 'secret'],
  default: 'as-needed',
  about: 'what holds the bundles: a Secret where one holds Secrets and a ConfigMap else, or Secrets only',
} as const satisfies ExportOption

export const repository = {
  name: 'repository',
  label: 'Repository',
  type: 'text',
  default: 'https://git.example.com/bundles.git',
  about: 'the Git repository that the folder is put into',
} as const satisfies ExportOption
export const revision = {
  name: 'revision',
  label: 'Branch',
  type: 'text',
  default: 'main',
  about: 'its branch',
} as const satisfies ExportOption
export const path = {
  name: 'path',
  label: 'Folder in it',
  type: 'path',
  default: '.',
  about: 'where the folder stands in it',
} as const satisfies ExportOption
export const prune = {
  name: 'prune',
  label: 'Remove what is gone, never CRDs and Namespaces',
  type: 'flag',
  default: 'true',
  about: 'removes what is no longer in a stage, but never CRDs and Namespaces',
} as const satisfies ExportOption
