/** Why a description (ERC-7730) cannot be read, or does not fit what it describes. */
import { room, type Text } from '../room.ts';

export const clearSigning = room('clear-signing', {
  // fields.ts
  tooManyFields: 'The description shows more fields than anyone can read.',
  groupsTooDeep: 'The groups in the description are nested too deeply.',
  groupIsNoList: 'A group in the description isn’t a list.',
  listsDiffer: 'Lists that belong together have different lengths.',
  noDefinition: (name: Text) => `The description has no definition “${name}”.`,
  encrypted: 'Encrypted',
  noSuchConstant: 'The description uses a constant that it doesn’t define.',
  neitherPathNorValue: 'A field of the description has neither a path nor a value.',
  hiddenValueNotAllowed: 'A hidden field has a value that the description doesn’t allow.',
  // format-value.ts
  unknownFormat: (name: Text) => `“${name}” isn’t a format of ERC-7730.`,
  wholeStructure: 'The description shows a whole structure as one value.',
  unlimited: 'Unlimited',
  callWithoutContract: 'The description doesn’t say which contract an inner call goes to.',
  noWordsForValue: 'The description has no words for one of the values.',
  wrongUnitDecimals: 'A unit in the description has invalid decimals.',
  structureAsValue: 'The description shows a structure as one value.',
  notANumber: 'The description shows something as a number that isn’t one.',
  numberIsNone: 'A number in the description isn’t valid.',
  notBytes: 'The description shows something as bytes that isn’t bytes.',
  // function-key.ts
  notAFunction: (key: Text) => `“${key}” isn’t a function.`,
  notASolidityType: (key: Text) => `“${key}” has a parameter whose type isn’t a Solidity type.`,
  tuplesTooDeep: (key: Text) => `The tuples in “${key}” are nested too deeply.`,
  parameterTwice: (key: Text) => `“${key}” has two parameters with the same name.`,
  unreadableParameter: (key: Text, text: Text) => `“${key}” has a parameter that can’t be read: “${text}”.`,
  bracketsDiffer: (key: Text) => `The brackets in “${key}” don’t match.`,
  // interoperable.ts
  notInteroperable: 'An address in the data isn’t an interoperable address of an EVM network.',
  interoperableLength: 'An interoperable address in the data has the wrong length.',
  // parameters.ts
  noConstant: (name: Text) => `The description has no constant “${name}”.`,
  noValueInMap: (name: Text) => `The map “${name}” has no value for this data.`,
  descriptionListsDiffer: 'Two lists of the description have different lengths.',
  parameterIsAList: 'A parameter in the description is a list, but should be a single value.',
  numberNotWhole: 'A number in the description isn’t a whole number.',
  noChainId: 'A chain ID in the data isn’t valid.',
  // path.ts
  pathTooLong: 'A path has too many steps.',
  unreadablePath: (name: Text) => `The path “${name}” can’t be read.`,
  noField: (name: Text) => `The data has no field “${name}”.`,
  elementOfNoList: 'A path takes an element of something that isn’t a list.',
  noElement: 'A path takes an element that the list doesn’t have.',
  noByte: 'A path takes a byte that isn’t there.',
  bytesOfTruthValue: 'A path takes bytes of a true-or-false value.',
  addressIsNone: 'A field that should be an address isn’t one.',
  // read-descriptor.ts
  addressDigits: 'An address needs 0x and 40 hex digits.',
  wrongFile: (name: Text, problem: Text) => `${name} isn’t a valid ERC-7730 description. ${problem}`,
  wrongPlace: (name: Text, place: Text, problem: Text) =>
    `${name} isn’t a valid ERC-7730 description. There is a problem at “${place}”. ${problem}`,
  theDescription: 'The description',
  fileTooLarge: (name: Text) => `${name} is larger than 500 kB.`,
  notJson: (name: Text) => `${name} isn’t JSON.`,
  notADescription: (name: Text) => `${name} isn’t an ERC-7730 description.`,
  otherVersion: (name: Text, version: Text) =>
    `${name} uses version ${version} of ERC-7730. Dramatis reads versions 1 and 2.`,
  endlessIncludes: 'The files include each other in a loop.',
  includesMissing: (name: Text) => `It includes the file “${name}”. Choose both files together.`,
  forNothing: (name: Text) => `${name} doesn’t say which contract or which messages it is for.`,
  noContract: (name: Text) => `${name} names no contract address.`,
  noVerifyingContract: (name: Text) => `${name} doesn’t say which contract checks the messages.`,
  describesNothing: (name: Text) => `${name} describes nothing.`,
  tooManyFunctions: (name: Text) => `${name} describes too many functions.`,
  functionTwice: (name: Text) => `${name} describes the same function twice.`,
  // upgrade.ts
  webAddressOnly:
    'This description gives only a web address for its contracts. Dramatis doesn’t look it up: the file has to list their addresses.',
  typeWithoutFields: (name: Text) => `The description names the type “${name}” without its fields.`,
});
