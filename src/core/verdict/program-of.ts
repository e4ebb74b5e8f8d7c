/** A program that prints refusals, or whose controller's log holds them. */
export type Program =
  | 'kubectl'
  | 'helm'
  | 'argocd'
  | 'argo-workflows'
  | 'flux'
  | 'fleet'
  | 'olm'
  | 'ocm'
  | 'k3s'
  | 'tekton'
  | 'terraform'
  | 'prometheus-operator'

/** What each calls itself: proper names, not translated. */
export const programNames: Readonly<Record<Program, string>> = {
  kubectl: 'kubectl',
  helm: 'Helm',
  argocd: 'Argo CD',
  flux: 'Flux',
  fleet: 'Rancher Fleet',
  olm: 'OLM',
  ocm: 'Open Cluster Management',
  k3s: 'k3s',
  'argo-workflows': 'Argo Workflows',
  tekton: 'Tekton',
  terraform: 'Terraform',
  'prometheus-operator': 'Prometheus Operator',
}

/** By what each is known, the one first that calls the others: Argo CD runs kubectl, Flux runs Helm. */
const signs: readonly (readonly [Program, RegExp])[] = [
  [
    'argocd',
    /one or more (?:objects|synchronization tasks|resources) (?:failed|are not)|Failed sync attempt|[Ss]ync operation to|\(retried \d+ times?\)|\/dev\/shm\/\d|argocd-(?:application-controller|repo-server|server)|argocd app |ComparisonError|InvalidSpecError|SyncError|[Uu]nable to generate manifests|gitops-engine/,
  ],
  ['k3s', /helm-controller-chart-registration|"chart-content-|\bk3s\[\d/],
  ['ocm', /open-cluster-management\.io"? denied|manifestworkvalidators/],
  ['terraform', /GRPCProvider|\bterraform (?:plan|apply|destroy)\b|\bplugin\.\(\*/],
  ['tekton', /\bTaskRun\b|\bPipelineRun\b|entrypointer\.go|caused by large task result/],
  [
    'argo-workflows',
    /workflow-controller|argo-server|[Ww]orkflow is longer than|offload node status|\bargo (?:get|submit|list)\b/,
  ],
  ['prometheus-operator', /failed to make rules ConfigMaps|prometheus-operator|rendered Prometheus Rule/],
  [
    'flux',
    /[kK]ind"?[:=] ?"(?:HelmRelease|HelmChart)"|[gG]roup"?[:=] ?"[^"]*toolkit\.fluxcd\.io|\b(?:kustomize|helm|source)-controller\b|Helm (?:install|upgrade|rollback|test) failed|(?:dry-run|apply) failed(?:, error|:| \()|\bHelmRelease reconciliation|reconciliation failed/,
  ],
  [
    'fleet',
    /[gG]roup"?[:=] ?"fleet\.cattle\.io|\bfleet(?:-| )(?:agent|controller|apply)\b|\bgitjob\b|level=fatal msg="/,
  ],
  [
    'olm',
    /opm alpha bundle|Bundle unpacking failed|operator-sdk|run bundle|\/bundle\/manifests\/|error loading manifests/,
  ],
  [
    'helm',
    /(?:INSTALLATION|UPGRADE|ROLLBACK) FAILED|(?:create|update): failed to (?:create|update)|helm\.go:\d|sh\.helm\.release/,
  ],
  ['kubectl', /Error from server|error when (?:creating|applying|patching|replacing)|\bThe [A-Z]\w+ "/],
]

/** Who printed a text; null where nothing in it says so. */
export function programOf(text: string): Program | null {
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? null
}
