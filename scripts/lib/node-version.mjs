/** Imported first: ends with one sentence where Node is too old for the tools. Does nothing otherwise. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 13)) {
  console.error(
    `This is Node ${process.versions.node}; the tools need 22.13 or newer. "npm ci" brings one for Linux, which "npm test" and "npm start" then use; elsewhere install a newer Node.`,
  );
  process.exit(1);
}
