import { readdirSync, readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import ts from "typescript";

export interface Import {
  /** A file of the project, from its root, or the name of a package. */
  of: string;
  /** Left out of what runs. */
  typeOnly: boolean;
}

export interface Module {
  /** From the project's root. */
  file: string;
  imports: Import[];
  /** Names read from an object: `runtime.sendMessage` has `sendMessage`. */
  members: Set<string>;
  /** Holds nothing but re-exports. */
  isBarrel: boolean;
}

const ROOT = resolve(import.meta.dirname, "../..");

/** Every TypeScript file in these folders and what it imports, as the compiler reads it. */
export function readModules(...folders: string[]): Map<string, Module> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .map((file) => posix.join(folder, file.replaceAll("\\", "/")))
      .filter((file) => /(?<!\.d)\.tsx?$/.test(file)),
  );
  return new Map(files.map((file) => [file, readModule(file, readFileSync(join(ROOT, file), "utf8"))]));
}

export function readModule(file: string, text: string): Module {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const imports: Import[] = [];
  const members = new Set<string>();
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const { text: of } = specifier;
    imports.push({ of: of.startsWith(".") ? posix.join(posix.dirname(file), of) : of, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    if (ts.isPropertyAccessExpression(node)) members.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const isBarrel = source.statements.length > 0 && source.statements.every((one) => isReExport(one));
  return { file, imports, members, isBarrel };
}

function isReExport(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
}

/** Everything that runs because `file` does, itself included: other files and packages, loaded at once or later. */
export function reachedFrom(file: string, modules: ReadonlyMap<string, Module>): Set<string> {
  const reached = new Set<string>([file]);
  // A set can be added to while it is walked.
  for (const one of reached) {
    for (const { of, typeOnly } of modules.get(one)?.imports ?? []) if (!typeOnly) reached.add(of);
  }
  return reached;
}

/** Files that come back to themselves by what they run. */
export function cyclesIn(modules: ReadonlyMap<string, Module>): string[] {
  return [...modules.values()]
    .filter(({ file, imports }) => imports.some(({ of, typeOnly }) => !typeOnly && reachedFrom(of, modules).has(file)))
    .map(({ file }) => file);
}
