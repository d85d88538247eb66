import { Hono } from "hono";
import type { ApiEnv } from "./api-request.ts";
import { apiRoutes } from "./api.ts";
import { controlRoutes } from "./control.ts";
import { page } from "./page/page.ts";
import { pageWords } from "./page/words.ts";
import type { Sandbox } from "./sandbox.ts";

/**
 * The whole sandbox as one application. No answer carries CORS headers: a page must not be able to
 * read any.
 */
export function createApp(sandbox: Sandbox): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.get("/", (c) => {
    const words = pageWords(c.req.query("lang"), c.req.header("accept-language"));
    return c.html(page(sandbox, new URL(c.req.url).origin, words));
  });
  app.get("/favicon.ico", (c) => c.body(null, 204));
  app.route("/", apiRoutes(sandbox));
  app.route("/", controlRoutes(sandbox));
  return app;
}
