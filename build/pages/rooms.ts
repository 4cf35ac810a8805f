/** What a page asks of the browser that opens it. */
export type Age = {
  /** Targets of the compiler, as Vite names them. */
  readonly target: readonly string[];
  /** Newest edition of JavaScript's grammar that may be in the output. */
  readonly grammar: 2020 | 2024;
};

/** Telephones and televisions of 2019: Chromium 79, Safari 13. The grammar is that of ES2019 and `import()`, which both have. */
const OF_2019: Age = { target: ['es2019', 'chrome79', 'safari13'], grammar: 2020 };
/** Machines that staff look after: two years back. */
const TWO_YEARS: Age = { target: ['es2022', 'chrome131', 'firefox133', 'safari18'], grammar: 2024 };

/** One page: its document, the texts that it says, who opens it. */
export type Room = {
  readonly page: string;
  /** Sections of the message catalogues (`shared/i18n`). The build fails where a page says what is in none of its own. */
  readonly sections: readonly string[];
  readonly age: Age;
  /** Preact in React's place: for what is fetched over a telephone's network. */
  readonly small?: true;
  /** The most that may be sent for the first view, compressed, in KiB. */
  readonly budget?: number;
};

/** Every page of the branch. Each is built by itself, so that none carries what another needs. */
export const ROOMS = {
  track: { page: 'phone/ui/track.html', sections: ['common', 'track'], age: OF_2019, small: true, budget: 60 },
  case: { page: 'phone/ui/case.html', sections: ['common', 'case'], age: OF_2019, small: true, budget: 60 },
  survey: {
    page: 'kiosk/ui/survey.html',
    sections: ['common', 'survey', 'server', 'kiosk'],
    age: OF_2019,
    small: true,
    budget: 60,
  },
  board: { page: 'display-board/ui/board.html', sections: ['common', 'board', 'speech', 'server'], age: OF_2019 },
  kiosk: {
    page: 'kiosk/ui/kiosk.html',
    sections: ['common', 'kiosk', 'survey', 'oirs', 'paper', 'technician', 'server'],
    age: TWO_YEARS,
  },
  attendant: {
    page: 'queue-server/console/attendant.html',
    sections: [
      'common',
      'console',
      'host',
      'why',
      'server',
      'people',
      'appointments',
      'figures',
      'oirsTray',
      'explore',
    ],
    age: TWO_YEARS,
  },
  host: {
    page: 'queue-server/console/host.html',
    sections: ['common', 'console', 'host', 'why', 'server', 'people', 'appointments', 'figures', 'oirsTray'],
    age: TWO_YEARS,
  },
  settings: {
    page: 'queue-server/console/settings.html',
    sections: [
      'common',
      'console',
      'settings',
      'server',
      'people',
      'appointments',
      'why',
      'figures',
      'host',
      'oirsTray',
      'catalogue',
      'forecast',
      'rehearsal',
      'signIn',
    ],
    age: TWO_YEARS,
  },
  catalogue: {
    page: 'central/console/catalogue.html',
    sections: ['common', 'server', 'national', 'catalogue'],
    age: TWO_YEARS,
  },
  oirs: {
    page: 'queue-server/console/oirs.html',
    sections: ['common', 'console', 'server', 'people', 'appointments', 'oirsTray', 'caseFigures'],
    age: TWO_YEARS,
  },
  audit: {
    page: 'queue-server/console/audit.html',
    sections: ['common', 'console', 'server', 'people', 'appointments', 'figures', 'oirsTray', 'caseFigures'],
    age: TWO_YEARS,
  },
  explorer: {
    page: 'queue-server/console/explorer.html',
    sections: ['common', 'console', 'server', 'people', 'appointments', 'explore', 'files'],
    age: TWO_YEARS,
  },
  signals: {
    page: 'queue-server/console/signals.html',
    sections: ['common', 'console', 'server', 'people', 'appointments', 'signals', 'files'],
    age: TWO_YEARS,
  },
  satisfaction: {
    page: 'queue-server/console/satisfaction.html',
    sections: ['common', 'console', 'server', 'people', 'appointments', 'satisfaction'],
    age: TWO_YEARS,
  },
  rights: {
    page: 'queue-server/console/rights.html',
    sections: ['common', 'console', 'server', 'people', 'appointments', 'rights'],
    age: TWO_YEARS,
  },
  national: {
    page: 'central/console/national.html',
    sections: ['common', 'national', 'nationalSides', 'signals', 'centre', 'server'],
    age: TWO_YEARS,
  },
  setup: {
    page: 'queue-server/console/setup.html',
    sections: ['common', 'console', 'setup', 'people', 'server'],
    age: TWO_YEARS,
  },
  manager: {
    page: 'queue-server/console/manager.html',
    sections: [
      'common',
      'console',
      'host',
      'why',
      'server',
      'people',
      'forecast',
      'appointments',
      'figures',
      'oirsTray',
      'caseFigures',
    ],
    age: TWO_YEARS,
  },
} as const satisfies Readonly<Record<string, Room>>;

/** The room of a name, with every field that a room may have. */
export function roomOf(name: string): Room | undefined {
  return (ROOMS as Readonly<Record<string, Room>>)[name];
}
