/** Finds the route of a method and a path. Segments are compared as they were sent: no route has one that needs percent-encoding. */
import type { Answer, Asked, From } from './exchange.ts';

export interface Context {
  req: Asked & {
    /** The segment in the place of `:name`. */
    param(name: string): string;
  };
  env: From;
}

export type Handler = (context: Context) => Promise<Answer> | Answer;

export interface Found {
  /** As it was added, such as `/v1/id/rows/:locator`. */
  pattern: string;
  handle(asked: Asked, from: From): Promise<Answer> | Answer;
}

export interface Router {
  get(pattern: string, handler: Handler): void;
  put(pattern: string, handler: Handler): void;
  post(pattern: string, handler: Handler): void;
  delete(pattern: string, handler: Handler): void;
  /** A HEAD request is answered like GET; node:http leaves out the body. */
  find(method: string, path: string): Found | null;
}

interface Node {
  fixed: Map<string, Node>;
  /** For any segment. */
  any: Node | null;
  routes: Map<string, { pattern: string; names: readonly string[]; handler: Handler }>;
}

const emptyNode = (): Node => ({ fixed: new Map(), any: null, routes: new Map() });

export function createRouter(): Router {
  const root = emptyNode();

  const adding =
    (method: string) =>
    (pattern: string, handler: Handler): void => {
      const segments = pattern.split('/').slice(1);
      let node = root;
      for (const segment of segments) {
        if (segment.startsWith(':')) {
          node.any ??= emptyNode();
          node = node.any;
        } else {
          const next = node.fixed.get(segment) ?? emptyNode();
          node.fixed.set(segment, next);
          node = next;
        }
      }
      const names = segments.filter((segment) => segment.startsWith(':')).map((segment) => segment.slice(1));
      node.routes.set(method, { pattern, names, handler });
    };

  return {
    get: adding('GET'),
    put: adding('PUT'),
    post: adding('POST'),
    delete: adding('DELETE'),
    find(method, path) {
      const segments = path.split('/');
      const values: string[] = [];
      let node = root;
      for (let at = 1; at < segments.length; at++) {
        const segment = segments[at] as string;
        const fixed = node.fixed.get(segment);
        if (fixed === undefined && (node.any === null || segment === '')) return null;
        if (fixed === undefined) values.push(segment);
        node = (fixed ?? node.any) as Node;
      }
      const route = node.routes.get(method === 'HEAD' ? 'GET' : method);
      if (route === undefined) return null;
      const { pattern, names, handler } = route;
      return {
        pattern,
        handle(asked, env) {
          const param = (name: string): string => {
            const value = values[names.indexOf(name)];
            if (value === undefined) throw new Error(`The route ${pattern} has no ${name}.`);
            return value;
          };
          return handler({ req: { ...asked, param }, env });
        },
      };
    },
  };
}
