// Every page works without this script.
import { leaveQuickly } from './leaving.js'
import { initAll } from './nhsuk-frontend-10.6.1/nhsuk-frontend.min.js'
import { watchSession } from './staying.js'

document.querySelectorAll('[data-leave]').forEach(leaveQuickly)
document.querySelectorAll('dialog[data-seconds]').forEach(watchSession)
initAll()
