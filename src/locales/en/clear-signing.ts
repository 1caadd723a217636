/** Why a description (ERC-7730) cannot be read, or does not fit what it describes. */
import { room, type Text } from '../room.ts';

export const clearSigning = room('clear-signing', {
  // fields.ts
  tooManyFields: 'The description shows more fields than anybody reads.',
  groupsTooDeep: 'The description has too many groups inside each other.',
  groupIsNoList: 'A group of the description is no list.',
  listsDiffer: 'Lists that belong together have different lengths.',
  noDefinition: (name: Text) => `The description has no definition “${name}”.`,
  encrypted: 'Encrypted',
  noSuchConstant: 'The description has no such constant.',
  neitherPathNorValue: 'A field of the description has neither a path nor a value.',
  hiddenValueNotAllowed: 'A hidden field of the data has a value that the description does not allow.',
  // format-value.ts
  unknownFormat: (name: Text) => `The format “${name}” is not one of ERC-7730.`,
  wholeStructure: 'A description shows a whole structure as one value.',
  unlimited: 'Unlimited',
  callWithoutContract: 'The description does not say which contract an inner call goes to.',
  noWordsForValue: 'The description has no words for one of the values.',
  wrongUnitDecimals: 'A unit of the description has wrong decimals.',
  structureAsValue: 'A description shows a structure as one value.',
  notANumber: 'A description shows something that is no number as one.',
  numberIsNone: 'A number of the description is none.',
  notBytes: 'A description shows something that is no bytes as such.',
  // function-key.ts
  notAFunction: (key: Text) => `“${key}” is not a function.`,
  notASolidityType: (key: Text) => `“${key}” has a parameter whose type is not one of Solidity.`,
  tuplesTooDeep: (key: Text) => `“${key}” has too many tuples inside each other.`,
  parameterTwice: (key: Text) => `“${key}” has two parameters of one name.`,
  unreadableParameter: (key: Text, text: Text) => `“${key}” has a parameter that cannot be read: “${text}”.`,
  bracketsDiffer: (key: Text) => `“${key}” has brackets that do not match.`,
  // interoperable.ts
  notInteroperable: 'An address of the data is not an interoperable address of an EVM network.',
  interoperableLength: 'An interoperable address of the data has another length.',
  // parameters.ts
  noConstant: (name: Text) => `The description has no constant “${name}”.`,
  noValueInMap: (name: Text) => `The map “${name}” has no value for this data.`,
  descriptionListsDiffer: 'Two lists of the description have different lengths.',
  parameterIsAList: 'A parameter of the description is a list.',
  numberNotWhole: 'A number of the description is not whole.',
  noChainId: 'A chain id of the data is none.',
  // path.ts
  pathTooLong: 'A path has too many steps.',
  unreadablePath: (name: Text) => `The path “${name}” cannot be read.`,
  noField: (name: Text) => `The data has no field “${name}”.`,
  elementOfNoList: 'A path takes an element of something that is no list.',
  noElement: 'A path takes an element that the list does not have.',
  noByte: 'A path takes a byte that is not there.',
  bytesOfTruthValue: 'A path takes bytes of a truth value.',
  addressIsNone: 'A field that should be an address is none.',
  // read-descriptor.ts
  addressDigits: 'an address needs 0x and 40 hex digits',
  wrongFile: (name: Text, problem: Text) =>
    `${name} is not a description in the format of ERC-7730: the file is wrong. ${problem}`,
  wrongPlace: (name: Text, place: Text, problem: Text) =>
    `${name} is not a description in the format of ERC-7730: ${place} is wrong. ${problem}`,
  theDescription: 'The description',
  fileTooLarge: (name: Text) => `${name} is larger than 500 kB.`,
  notJson: (name: Text) => `${name} is not JSON.`,
  notADescription: (name: Text) => `${name} is not a description in the format of ERC-7730.`,
  otherVersion: (name: Text, version: Text) =>
    `${name} is of version ${version} of ERC-7730. Dramatis reads versions 1 and 2.`,
  endlessIncludes: 'The files include one another without an end.',
  includesMissing: (name: Text) => `It includes “${name}”. Add that file together with this one.`,
  forNothing: (name: Text) => `${name} does not say which contract or which messages it is for.`,
  noContract: (name: Text) => `${name} names no contract address.`,
  noVerifyingContract: (name: Text) => `${name} does not say which contract checks the messages.`,
  describesNothing: (name: Text) => `${name} describes nothing.`,
  tooManyFunctions: (name: Text) => `${name} describes too many functions.`,
  functionTwice: (name: Text) => `${name} describes one function twice.`,
  // upgrade.ts
  webAddressOnly:
    'This description says by a web address which contracts it is for. Dramatis asks nobody: it needs their addresses.',
  typeWithoutFields: (name: Text) => `The description names the type “${name}” without its fields.`,
});
