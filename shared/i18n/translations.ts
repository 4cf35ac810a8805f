import arnCase from './arn/case.json' with { type: 'json' };
import arnCommon from './arn/common.json' with { type: 'json' };
import arnKiosk from './arn/kiosk.json' with { type: 'json' };
import arnOirs from './arn/oirs.json' with { type: 'json' };
import arnPaper from './arn/paper.json' with { type: 'json' };
import arnSpeech from './arn/speech.json' with { type: 'json' };
import arnSurvey from './arn/survey.json' with { type: 'json' };
import arnTrack from './arn/track.json' with { type: 'json' };
import enCase from './en/case.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enKiosk from './en/kiosk.json' with { type: 'json' };
import enOirs from './en/oirs.json' with { type: 'json' };
import enPaper from './en/paper.json' with { type: 'json' };
import enSpeech from './en/speech.json' with { type: 'json' };
import enSurvey from './en/survey.json' with { type: 'json' };
import enTrack from './en/track.json' with { type: 'json' };
import htCase from './ht/case.json' with { type: 'json' };
import htCommon from './ht/common.json' with { type: 'json' };
import htKiosk from './ht/kiosk.json' with { type: 'json' };
import htOirs from './ht/oirs.json' with { type: 'json' };
import htPaper from './ht/paper.json' with { type: 'json' };
import htSpeech from './ht/speech.json' with { type: 'json' };
import htSurvey from './ht/survey.json' with { type: 'json' };
import htTrack from './ht/track.json' with { type: 'json' };
import type { CITIZEN_TEXTS } from './reference.ts';

type Section = keyof typeof CITIZEN_TEXTS;
/** What translators have written, section by section. A phrase that is not here is said in Spanish. A page has its room’s only. */
export const TRANSLATIONS: Readonly<Record<'en' | 'ht' | 'arn', Record<Section, Readonly<Record<string, string>>>>> = {
  en: {
    common: enCommon,
    kiosk: enKiosk,
    survey: enSurvey,
    oirs: enOirs,
    track: enTrack,
    case: enCase,
    paper: enPaper,
    speech: enSpeech,
  },
  ht: {
    common: htCommon,
    kiosk: htKiosk,
    survey: htSurvey,
    oirs: htOirs,
    track: htTrack,
    case: htCase,
    paper: htPaper,
    speech: htSpeech,
  },
  arn: {
    common: arnCommon,
    kiosk: arnKiosk,
    survey: arnSurvey,
    oirs: arnOirs,
    track: arnTrack,
    case: arnCase,
    paper: arnPaper,
    speech: arnSpeech,
  },
};
