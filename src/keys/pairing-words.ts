/** The 256 words from which two computers show three to be compared. No two words begin or look alike. Frozen: a change breaks pairing between versions. */

const LIST = `
acorn album anchor apple arena arrow atlas attic autumn avenue baker bamboo banjo bicycle bison blanket blossom
board bonnet bottle boulder branch bread bridge broom brush buffalo butter cactus carpet castle cedar chalk cherry
chimney church cinema circus clock coffee comet copper coral cotton cousin cradle cricket crown crystal curtain
cushion cycle daisy dancer desert diamond dolphin dragon drum duck eagle echo eclipse elbow ember emerald engine
evening fabric falcon farmer feather fence ferry fiddle flag flower flute forest freckle friend fruit funnel
galaxy garden gazelle gecko ginger giraffe glacier goose granite guitar gull harbor hazel heart hedge helmet house
igloo island ivory jacket jaguar jasmine jelly jewel jigsaw journey juice jungle kayak kettle kitchen koala ladder
lagoon lamp lantern laurel leaf legend lemon library lilac linen lobster lotus lynx magnet marble meadow mermaid
metal mint mirror mitten monkey motor muffin museum napkin nectar needle nest night noodle north nugget nurse
nutmeg oasis ocean octopus olive opera orange orchid oxygen oyster palace parrot pasta peach pebble pelican pencil
piano pickle pigeon pillow pirate planet poem poppy potato powder prairie pudding pumpkin puppet puzzle quarry
quilt rabbit radish raft raven ribbon robin rope rubber saffron salmon sandal satin scarf school sesame shadow
shell silver skate sketch slipper smoke snail snow sofa spider spoon spring stable sugar summer sunset swan
sweater tailor tango teacher temple tennis theatre thimble thunder timber toast tomato topaz tractor trumpet tulip
turtle twig unicorn valley vanilla velvet violin volcano voyage waffle walnut wedding wheel whistle window wizard
wolf yacht yogurt zebra zephyr zigzag
`;

/** One word for each value of a byte. */
export const PAIRING_WORDS: readonly string[] = LIST.trim().split(/\s+/);
