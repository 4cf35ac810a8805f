import { Client, type CustomTypesConfig } from 'pg';

/** The one connection that writes. It breaks when the database is started anew; whoever writes next has another. */
export class WritingConnection {
  readonly #url: string;
  readonly #types: CustomTypesConfig;
  #client: Client | null = null;

  constructor(url: string, types: CustomTypesConfig) {
    this.#url = url;
    this.#types = types;
  }

  async ready(): Promise<Client> {
    if (this.#client !== null) return this.#client;
    const client = new Client({ connectionString: this.#url, types: this.#types });
    // Unheard, it would end the program. What was under way fails by itself.
    client.on('error', () => this.#gone(client));
    await client.connect();
    this.#client = client;
    return client;
  }

  /** Undoes what was begun; where not even that is answered, the connection is given up, which undoes it too. */
  async undo(client: Client): Promise<void> {
    try {
      await client.query('ROLLBACK');
    } catch {
      this.#gone(client);
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.#client?.end();
    this.#client = null;
  }

  #gone(client: Client): void {
    if (this.#client === client) this.#client = null;
  }
}
