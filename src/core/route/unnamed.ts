import type { SizedResource } from './route'

/** Where kustomize reads the files first. */
export function cannotBuildUnnamed(): string {
  return 'kustomize build failed: missing metadata.name in object'
}

/** Helm 3 asks for each object before it installs any: only the CRDs of `crds/` are in by then. */
export function cannotAskForUnnamed({ kind, namespace }: SizedResource): string {
  return `Unable to continue with install: could not get information about the resource ${kind ?? ''} "" in namespace "${namespace ?? ''}": resource name may not be empty`
}

/** Helm 4 meets it among the others, which are then in. */
export function emptyName(): string {
  return 'resource name may not be empty'
}
