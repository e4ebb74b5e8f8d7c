/**
 * What maintainers did where a limit was met and no change of a document is the answer, in English; the page has it in
 * the person's language. Each was read in public reports of the limit it is given for.
 */
export const adviceTexts = {
  'server-side':
    'kubectl apply --server-side keeps no copy of the manifest in an annotation. Where another manager owns a field it reports a conflict: --force-conflicts takes the fields over, right once when moving from client-side apply, wrong where a controller (an autoscaler) is to keep them.',
  'argocd-server-side':
    'Set ServerSideApply=true in syncPolicy.syncOptions of the Application, or for one object the annotation argocd.argoproj.io/sync-options: ServerSideApply=true on it.',
  'helm-own-object':
    'Helm writes this Secret itself: it holds the whole chart (templates, every other file, values) and the rendered manifest, packed.',
  'helm-ignore':
    'List in .helmignore what is no manifest: pictures, archives, tests, dashboards and READMEs travel in the release too.',
  'helm-crds': 'Move CRDs from templates/ to crds/, where they count once, or into a chart of their own.',
  'helm-split': 'Split the chart: a subchart of the same release does not help, a release of its own does.',
  'helm-sql': 'HELM_DRIVER=sql keeps releases in a database instead of Secrets.',
  'strip-descriptions': 'Generate CRDs without descriptions (controller-gen crd:maxDescLen=0): most of their bytes.',
  'proxy-size':
    'The API server names its limit, so this is a proxy in front of it. Raise what it takes: client_max_body_size of nginx, the annotation nginx.ingress.kubernetes.io/proxy-body-size: "0" on the ingress of Rancher.',
  'proxy-bypass': 'Or go to the API server directly, past the proxy (with Rancher: the authorized cluster endpoint).',
  'argocd-grpc':
    'Set ARGOCD_GRPC_MAX_SIZE_MB on the repo server, the application controller and the server of Argo CD.',
  'argocd-split': 'Split the Application: a message holds all manifests of one.',
  'argocd-directory':
    'Set ARGOCD_REPO_SERVER_MAX_COMBINED_DIRECTORY_MANIFESTS_SIZE, exclude what is no manifest (directory.exclude), or split the Application.',
  'olm-fewer':
    'Take out of the bundle what the operator does not need, and split large CRDs off into another operator.',
  'olm-version': 'OLM 0.19 and later packs each file with gzip; before, the plain bytes of all files counted.',
  'fleet-folder': 'Point the GitRepo at the folder of the manifests only: every file below it travels in the Bundle.',
  'fleet-several': 'Make several Bundles: one fleet.yaml a folder.',
  'fleet-oci': 'Let Fleet keep bundles in an OCI registry (ociRegistry), or pack them (fleet apply --compress).',
  'crs-several': 'Spread the manifests over several ConfigMaps: a ClusterResourceSet names up to 100.',
  'ocm-several': 'Spread the manifests over several ManifestWorks, or raise --manifestLimit of the work webhook.',
  'etcd-no-resource':
    'It is about no single resource: the database of etcd is full, and takes nothing but reads and deletes.',
  'etcd-space':
    'Compact (etcdctl compact REVISION), defragment each member (etcdctl defrag), then disarm the alarm (etcdctl alarm disarm).',
  'etcd-fill':
    'Find what fills it: Events, and old revisions of large objects that are written often. plimsoll analyze says what one revision of these manifests takes.',
  'etcd-quota': 'Raise --quota-backend-bytes of etcd; it warns above 8 GiB.',
  'etcd-request':
    'Raise --max-request-bytes of etcd, up to 2 MiB: above, the API server itself refuses. Managed control planes have no such setting.',
  'split-by-key': 'Split the ConfigMap or Secret by key (plimsoll split --split-by-key), one object for several files.',
  'flux-chart-size':
    'Raise --helm-chart-max-size, --helm-chart-file-max-size or --helm-index-max-size of source-controller.',
  'chart-files': 'Take large files out of the chart, or list them in .helmignore.',
  'grpc-program':
    'Find the program that prints it, and what it sends: the limit is that of its own messages, not of the cluster. Send less at a time, or raise what it takes.',
  'terraform-provider':
    'Use a version of the provider that takes 256 MiB (terraform-plugin-go 0.6, 2022), or apply large CRDs by another route: kubectl apply --server-side, or a chart.',
  'tiller-gone':
    'Move to Helm 3 or 4, which have no Tiller; until then take what is no manifest out of the chart, or list releases in pieces (helm ls -m 10).',
  'argo-workflows-offload':
    'Keep the status of the nodes in a database (nodeStatusOffLoad: true under persistence), and split a workflow of thousands of nodes into several.',
  'argo-workflows-grpc': 'Set GRPC_MESSAGE_SIZE on the server of Argo Workflows.',
  'tekton-workspace': 'Hand large data on in a workspace or an object store; a result is for a few lines.',
  'tekton-sidecar':
    'Or take results from the logs of a sidecar (results-from: sidecar-logs), with max-result-size as needed.',
  'rules-several': 'Spread the groups of rules over several PrometheusRules: each is a file of its own.',
  'k3s-chart-repo': 'Name the chart by repo, chart and version, or by an OCI address, instead of chartContent.',
  'argument-file':
    'Mount long text as a file from a ConfigMap or Secret instead of an argument or a variable. Where variables of Services fill it, set enableServiceLinks: false.',
  'condition-controller':
    'The controller writes this message itself: look for its version that shortens messages, and mend what it reports, which stands at the front of the message.',
  'ocm-newer': 'Later versions of OCM take 512,000 bytes, and --manifestLimit of the work webhook sets it.',
  'endpointslice-controller':
    'Spread the endpoints over several EndpointSlices with the same label kubernetes.io/service-name.',
} as const

export type AdviceId = keyof typeof adviceTexts
