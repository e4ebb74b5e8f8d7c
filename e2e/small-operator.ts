const group = 'harbourworks.example'

/**
 * 29 documents, 24 of them CRDs, one of which client-side apply cannot take: as the sample with CRDs, with a sixth of
 * its bytes and few fields, so that a browser analyzes it in a fraction of the time. For tests of what stands on the
 * page; what is said of the sample itself is tested with the sample.
 */
export function smallOperator(): string {
  const small = Array.from({ length: 23 }, (_, index) => crd(`Berth${String.fromCharCode(65 + index)}`, 2 + index, 40))
  return [
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: harbour-operator}\n',
    ...small,
    crd('Installation', 300, 950),
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: harbour-operator, namespace: harbour-operator}\n',
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: harbour-operator}\nrules:\n- {apiGroups: ['${group}'], resources: ['*'], verbs: ['*']}\n`,
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: harbour-operator}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: harbour-operator}\nsubjects: [{kind: ServiceAccount, name: harbour-operator, namespace: harbour-operator}]\n`,
    `apiVersion: apps/v1
kind: Deployment
metadata: {name: harbour-operator, namespace: harbour-operator}
spec:
  selector: {matchLabels: {name: harbour-operator}}
  template:
    metadata: {labels: {name: harbour-operator}}
    spec: {serviceAccountName: harbour-operator, containers: [{name: operator, image: harbour.example/operator:v1}]}
`,
  ].join('---\n')
}

/** With so many fields, each described in so many characters. */
function crd(kind: string, fields: number, described: number): string {
  const singular = kind.toLowerCase()
  const description = 'what it says. '.repeat(described).slice(0, described - 1)
  const properties = Array.from(
    { length: fields },
    (_, index) => `              field${index}: {type: string, description: ${description}.}\n`,
  )
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${singular}s.${group}}
spec:
  group: ${group}
  names: {kind: ${kind}, listKind: ${kind}List, plural: ${singular}s, singular: ${singular}}
  scope: Cluster
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        description: A part of the harbour.
        properties:
          spec:
            type: object
            description: How it is wanted.
            properties:
${properties.join('')}`
}
