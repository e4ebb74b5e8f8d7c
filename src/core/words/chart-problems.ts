/** Words for what is wrong with a Helm chart. */
export const chartProblems = {
  'chart-metadata-missing': {
    what: 'This folder looks like a Helm chart and has no Chart.yaml; Helm says “Chart.yaml file is missing”',
    fix: 'Name the folder that holds Chart.yaml, or write one: apiVersion, name and version.',
  },
  'chart-metadata-unreadable': {
    what: 'Helm cannot load this Chart.yaml ({{problem}})',
    fix: 'Correct it here: a mapping with apiVersion, name and version.',
  },
  'chart-metadata-invalid': {
    what: 'Helm refuses the chart: {{reason}}',
    fix: 'Correct it in Chart.yaml.',
  },
  'chart-values-unreadable': {
    what: 'Helm cannot load this values file ({{problem}})',
    fix: 'Correct it here. What it says is not shown.',
  },
  'chart-lock-unreadable': {
    what: 'Helm cannot load the list of dependencies ({{problem}})',
    fix: 'Correct it here, or let `helm dependency update` write it anew.',
  },
  'chart-dependency-unreadable': {
    what: 'Helm cannot unpack the dependency {{name}} ({{reason}})',
    fix: 'Get it again with `helm dependency update`. What it renders to is not counted.',
  },
  'chart-archive-unreadable': {
    what: 'Helm cannot unpack this chart ({{reason}})',
    fix: 'Pack it again with `helm package`. What can be read of it is measured.',
  },
  'helmignore-invalid': {
    what: 'Helm refuses the chart for the pattern “{{pattern}}”: {{reason}}',
    fix: 'Its patterns are not those of Git: write one for each depth, or the name alone.',
  },
  'chart-not-rendered': {
    what: 'What the templates of {{name}} render to is not known: it is in no size and in no bundle',
    fix: 'Bring in what `helm template` prints of it as well.',
  },
  'chart-crds-twice': {
    what: 'CRDs stand in crds/ and among the templates: {{names}}',
    fix: 'Helm installs those in crds/ first and then refuses to take over what it did not bring. Keep one place.',
  },
}
