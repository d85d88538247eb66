import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { present } from "../login-methods.ts";
import { read } from "../outcome.ts";
import { userView } from "../user-view.ts";

const searchable = z.enum(["phone", "email", "name", "username", "nickname"]);

/** The users whose fields contain the keywords; everybody when there are none. */
export const listUsers = defineEndpoint({
  name: "list-users",
  access: "management",
  input: z.object({
    keywords: z.string().optional(),
    options: z
      .object({
        fuzzySearchOn: z.array(searchable).min(1).optional(),
        withIdentities: z.boolean().optional(),
        withCustomData: z.boolean().optional(),
        pagination: z
          .object({
            page: z.number().int().min(1).default(1),
            limit: z.number().int().min(1).max(50).default(10),
          })
          .optional(),
      })
      .optional(),
  }),
  run: ({ sandbox }, { keywords = "", options = {} }) => {
    const { page, limit } = options.pagination ?? { page: 1, limit: 10 };
    const fields = options.fuzzySearchOn ?? searchable.options;
    const wanted = keywords.toLowerCase();
    const found = sandbox.world.people.filter(
      (person) =>
        wanted === "" || fields.some((field) => present(person[field]) && person[field].toLowerCase().includes(wanted)),
    );
    const list = found.slice((page - 1) * limit, page * limit);
    return read({
      totalCount: found.length,
      list: list.map((one) => userView(one, options, sandbox.switches)),
    });
  },
});
