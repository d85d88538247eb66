const step = (name, script, minutes) => ({ name, command: ["npm", "run", script], minutes });

/**
 * What needs nothing of each other runs side by side. The builds stay in `.output`, for what comes
 * next.
 */
export const CHECK = [
  [
    step("Chromium build", "build", 5),
    step("Sizes", "size", 1),
    step("Firefox build", "build:firefox", 5),
    step("Lint", "lint", 10),
  ],
  [step("Types", "compile", 5), step("Unit tests", "test:unit", 15)],
];
