import appointments from './es-CL/appointments.json' with { type: 'json' };
import board from './es-CL/board.json' with { type: 'json' };
import caseTexts from './es-CL/case.json' with { type: 'json' };
import caseFigures from './es-CL/caseFigures.json' with { type: 'json' };
import catalogue from './es-CL/catalogue.json' with { type: 'json' };
import centre from './es-CL/centre.json' with { type: 'json' };
import common from './es-CL/common.json' with { type: 'json' };
import console from './es-CL/console.json' with { type: 'json' };
import cube from './es-CL/cube.json' with { type: 'json' };
import explore from './es-CL/explore.json' with { type: 'json' };
import exportsOf from './es-CL/exports.json' with { type: 'json' };
import figures from './es-CL/figures.json' with { type: 'json' };
import files from './es-CL/files.json' with { type: 'json' };
import forecast from './es-CL/forecast.json' with { type: 'json' };
import host from './es-CL/host.json' with { type: 'json' };
import kiosk from './es-CL/kiosk.json' with { type: 'json' };
import national from './es-CL/national.json' with { type: 'json' };
import nationalFiles from './es-CL/nationalFiles.json' with { type: 'json' };
import nationalSides from './es-CL/nationalSides.json' with { type: 'json' };
import oirs from './es-CL/oirs.json' with { type: 'json' };
import oirsTray from './es-CL/oirsTray.json' with { type: 'json' };
import paper from './es-CL/paper.json' with { type: 'json' };
import people from './es-CL/people.json' with { type: 'json' };
import recording from './es-CL/recording.json' with { type: 'json' };
import rehearsal from './es-CL/rehearsal.json' with { type: 'json' };
import report from './es-CL/report.json' with { type: 'json' };
import rights from './es-CL/rights.json' with { type: 'json' };
import satisfaction from './es-CL/satisfaction.json' with { type: 'json' };
import server from './es-CL/server.json' with { type: 'json' };
import settings from './es-CL/settings.json' with { type: 'json' };
import setup from './es-CL/setup.json' with { type: 'json' };
import sheets from './es-CL/sheets.json' with { type: 'json' };
import signals from './es-CL/signals.json' with { type: 'json' };
import signIn from './es-CL/signIn.json' with { type: 'json' };
import speech from './es-CL/speech.json' with { type: 'json' };
import survey from './es-CL/survey.json' with { type: 'json' };
import technician from './es-CL/technician.json' with { type: 'json' };
import track from './es-CL/track.json' with { type: 'json' };
import why from './es-CL/why.json' with { type: 'json' };

/** Texts that citizens read; every other language translates these and no others. */
export const CITIZEN_TEXTS = { common, kiosk, survey, oirs, track, case: caseTexts, paper, speech } as const;

/**
 * Spanish (Chile) is the language of reference: every key exists in it. Messages follow ICU MessageFormat. A page is built
 * with the sections of its own room only (`build/pages/rooms.ts`).
 */
export const REFERENCE = {
  ...common,
  ...caseTexts,
  ...caseFigures,
  ...cube,
  ...exportsOf,
  ...rehearsal,
  ...signIn,
  ...report,
  ...files,
  ...sheets,
  ...explore,
  ...signals,
  ...satisfaction,
  ...catalogue,
  ...centre,
  ...national,
  ...nationalSides,
  ...nationalFiles,
  ...kiosk,
  ...survey,
  ...oirs,
  ...track,
  ...board,
  ...people,
  ...console,
  ...host,
  ...server,
  ...forecast,
  ...settings,
  ...setup,
  ...oirsTray,
  ...appointments,
  ...why,
  ...paper,
  ...speech,
  ...technician,
  ...recording,
  ...figures,
  ...rights,
} as const;
