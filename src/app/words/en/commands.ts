export const commands = {
  command: {
    open: 'Search or run',
    title: 'Search or run',
    field: 'Resource, view, route, measure or setting',
    found: 'Commands',
    none: 'Nothing is called “{{typed}}”.',
    hint: 'Arrow keys choose, Enter runs. Resources are found by name.',
    group: {
      view: 'View',
      source: 'Sources',
      way: 'Route',
      measure: 'Measure',
      picture: 'Picture',
      plan: 'Plan',
      setting: 'Setting',
      page: 'Page',
      resource: 'Resource',
    },
    key: {
      commands: 'Search or run a command',
      undo: 'Undo the last fix or change of the plan',
      redo: 'Do it again',
      copy: 'Copy the command of the next step',
      filter: 'Filter the table',
      help: 'This page',
    },
  },
}
