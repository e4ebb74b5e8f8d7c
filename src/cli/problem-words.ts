import type { ProblemReport } from '../core/analysis'
import type { ProblemCode } from '../core/source'

/** One sentence of English for a problem: what it is, and what to do. */
export function problemMessage({ code, facts }: ProblemReport): string {
  return sentences[code].replace(/\{(\w+)\}/g, (whole, fact: string) => String(facts[fact] ?? whole))
}

/** The problem where it stands: "error: a.yaml:3:1: A tab is used as indentation. Use spaces." */
export function problemLine(problem: ProblemReport): string {
  const { severity, source, line, column } = problem
  return `${severity}: ${source}:${line}:${column}: ${problemMessage(problem)}`
}

const sentences: Readonly<Record<ProblemCode, string>> = {
  'source-empty': 'There is nothing here but white space. Give a manifest.',
  'source-binary': 'This is no text, and no zip, tar or gzip. Give YAML or JSON.',
  'source-too-large':
    'The document that begins here is larger than the {max} bytes that can be read at once. Give it in parts.',
  'source-not-utf8': '{count} bytes are no UTF-8; kubectl reads each as U+FFFD. Save the file as UTF-8.',
  'archive-truncated': '{entry} is cut off: the archive ends too early. Get it again.',
  'archive-damaged': '{entry} is damaged and cannot be unpacked. Get the archive again.',
  'archive-conflict':
    '{entry}: the archive says one thing of it in its directory and another before its data. It is not used.',
  'archive-checksum':
    '{entry} does not have the checksum that the archive says. It is not used; get the archive again.',
  'archive-length': '{entry} is not as long as the {said} bytes that the archive says. It is not used.',
  'archive-encrypted': '{entry} is encrypted. Unpack the archive with its password and give the files.',
  'archive-method': '{entry} is packed by method {method}, which is not read here. Pack it with deflate.',
  'archive-too-large':
    '{entry}: archives may unpack to {max} bytes in all, and this is more. Unpack it and give the files in parts.',
  'archive-too-many': 'The archive holds more than {max} entries; only the first ones are read. Give it in parts.',
  'archive-trailing':
    '{bytes} bytes stand behind the end of {entry} and are not read: it is damaged, or something was appended. Get it again.',
  'archive-zeros':
    '{bytes} zeros stand behind the end of {entry}: padding, or what is left of something that was lost.',
  'archive-padding':
    'Behind {entry} stands something in the place of zeros: the archive is damaged, or this file was cut in it. Compare it with the original.',
  'archive-unlisted':
    '{bytes} bytes of {entry} belong to no file that its directory lists, and are not read. Get the archive again.',
  'archive-unsafe-name': 'The name "{entry}" leads out of the archive; it is read as {path}.',
  'archive-without-manifest': 'No file ending .yaml, .yml or .json is in this archive.',
  'archive-skipped-name': 'Left out of the archive, not ending .yaml, .yml or .json: {names} ({count}).',
  'archive-skipped-binary': 'Left out of the archive, no text: {names} ({count}).',
  'archive-skipped-hidden': 'Left out of the archive, hidden files and node_modules: {names} ({count}).',
  'archive-skipped-link': 'Left out of the archive, links: {names} ({count}). Give the files they lead to.',
  'archive-skipped-special': 'Left out of the archive, devices and other special files: {names} ({count}).',
  'archive-skipped-nested':
    'Left out, archives in the archive: {names} ({count}). Unpack them and give what is in them.',
  'separator-content':
    'kubectl refuses the file: only white space or a comment may follow `---`, not "{text}". Put it on a line of its own.',
  directive: 'kubectl refuses the file because of the directive "{text}". Remove the line.',
  'after-document-end':
    'kubectl never reads this document: it stands behind `...` with no `---` between. Put `---` before it.',
  'json-separator': 'kubectl 1.32 refuses `---` after a JSON object and sends nothing behind it. Remove the line.',
  'yaml-syntax': 'This is no valid YAML: {reason}.',
  'json-syntax': 'This is no valid JSON: {reason}.',
  'tab-indentation': 'A tab is used as indentation. Use spaces.',
  'control-character':
    'The control character {codePoint} is not allowed. Remove it, or write it escaped in double quotes.',
  'document-too-large':
    'This document is larger than is read here (more than {max} tokens). Split it, or give it as JSON.',
  'too-deep': 'Nested more than {max} levels deep, which is more than is read here.',
  'line-too-long': 'A line of {bytes} bytes is more than the {max} that are read here.',
  'alias-unknown': 'The alias *{name} has no anchor before it.',
  'alias-excess': 'The aliases expand to far more than is written here; kubectl refuses that.',
  'merge-not-map': 'A merge key (<<) takes a mapping or a list of mappings.',
  'tag-value': '"{text}" cannot be read as {tag}.',
  'number-not-finite': '{text} has no form in JSON; kubectl refuses it. Quote it if text is meant.',
  'negative-zero':
    '-0 ({count} in this document) is 0 in every bundle: only a file in JSON can say -0. kubectl sends 0 for it, and -0 for -0.0.',
  'duplicate-key': 'The key "{key}" stands twice, first in line {firstLine}; kubectl takes the last one.',
  'key-collision':
    'The keys {first} and {second} both become "{key}"; which one kubectl keeps is random. Quote or rename one.',
  'key-not-text': 'A key that is {found} is refused by kubectl. Quote it.',
  'key-too-long': 'A key of more than {max} characters is refused by kubectl.',
  'key-reads-as': 'kubectl reads the key {text} as "{key}". Quote it if the text is meant.',
  'not-an-object': 'This document is a {found}, not an object with apiVersion, kind and metadata.',
  'no-kind': 'This object has no kind. Add `kind:`.',
  'no-api-version': 'This object has no apiVersion. Add `apiVersion:`.',
  'no-name': 'This object has no metadata.name: `kubectl apply` refuses it, the server refuses its creation.',
  'generate-name': 'generateName "{prefix}" works with `kubectl create` only; both applies refuse it.',
  'field-type':
    '{path} holds a {found} where a {expected} is wanted; kubectl refuses the document. Quote the value if text is meant.',
  'annotation-null': 'The annotation "{key}" is null: kubectl before 1.33 then loses every annotation of this object.',
  'list-in-list':
    'kubectl refuses a List inside a List and sends nothing of it. The items are measured and split one by one.',
  'list-item-not-object': 'Item {index} of this List is {found}, not an object; kubectl refuses it.',
  'list-without-items': 'This List has no items.',
  'list-items-type':
    'The items of this List are no array ({found}), so kubectl refuses all of it. Put a dash before each item.',
  'items-field':
    'kubectl takes an object with a field `items` for a List: it refuses one in which that is no array ({found} here), and sends nothing where it is null. Rename the field.',
  'list-metadata-dropped': "The List's own metadata ({keys}) goes nowhere: kubectl sends the items only.",
  'list-fields-dropped': 'Fields of this List beside its items ({keys}) go nowhere: kubectl sends the items only.',
  'kind-unknown':
    '{apiVersion} {kind} is neither built in nor defined by a CRD in this input: treated as namespaced, measured as a custom resource.',
  'field-unknown':
    'The API server does not know {path}: kubectl has it refused for that, other clients have it dropped without a word. Check the spelling and the indentation.',
  'field-refused': 'The API server refuses {path}: it wants {expected}, found is {found}.',
  'field-too-deep': 'The API server refuses {path}: it is nested too deep.',
  'quantity-invalid': 'The API server refuses {path}: that is no quantity, such as 500m or 2Gi.',
  'time-invalid': 'The API server refuses {path}: that is no RFC 3339 time.',
  'duration-invalid': 'The API server refuses {path}: that is no duration, such as 1h30m.',
  'base64-invalid': 'The API server refuses {path}: that is no base64. Use stringData for plain text.',
  'kind-removed': 'This version of the kind was removed in Kubernetes {release}. Move to a version that is served.',
  'kind-not-stored': 'The API server answers an object of this kind and keeps none of it in etcd.',
  'other-helm-template':
    'This is a Helm template, not a manifest. Run `helm template NAME CHART` and give what that prints.',
  'other-kustomization':
    'This is a kustomization, left out: kubectl apply -f refuses it (no matches for kind) and sends the rest; kubectl apply -k, Argo CD and Flux run kustomize on it. `kubectl kustomize DIR` prints what that gives.',
  'other-values':
    'This is a values file of a Helm chart, left out: kubectl refuses it, only Helm reads it. Run `helm template NAME CHART --values FILE` and give what that prints.',
  'other-chart':
    'This is the Chart.yaml of a Helm chart, left out: kubectl refuses it; Helm, and Argo CD on this folder, make a chart of what lies beside. Run `helm template NAME CHART` and give what that prints.',
  'other-data':
    'No document of this file names a kind, so it is no manifest, and left out: kubectl apply -f refuses it (kind not set) and sends the rest.',
  'other-config':
    'This {kind} is read by {tool} and known to no API server, so it is left out: kubectl apply refuses it (no matches for kind in version "{apiVersion}") and sends the rest.',
  'other-dockerfile': 'This is a Dockerfile, not a manifest. Give the manifest that runs its image.',
  'other-compose': 'This is a Compose file, not a manifest. Run `kompose convert --stdout` and give what that prints.',
  'other-terraform':
    'This is a Terraform configuration, not a manifest. Give the manifests that it applies, from `kubectl get -o yaml`.',
  'other-shell': 'This is a shell script, not a manifest. Give the manifests that it applies.',
  'duplicate-resource': '{id} was already there in {firstSource}, line {firstLine}: the later one overwrites it.',
}
