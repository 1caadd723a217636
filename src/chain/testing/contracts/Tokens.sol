// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Pausable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Pausable.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";

/// A token like USDC: six decimals, permits, and a switch that stops every transfer.
contract PermitToken is ERC20Permit, ERC20Pausable {
    constructor(string memory symbol) ERC20(string.concat("Test ", symbol), symbol) ERC20Permit(string.concat("Test ", symbol)) {
        _mint(msg.sender, 1_000_000e6);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function pause() external {
        _pause();
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Pausable) {
        super._update(from, to, value);
    }
}

/// A token that keeps one percent of every transfer.
contract FeeToken is ERC20 {
    constructor() ERC20("Test FEE", "FEE") {
        _mint(msg.sender, 1_000_000e18);
    }

    function _update(address from, address to, uint256 value) internal override {
        uint256 fee = from == address(0) || to == address(0) ? 0 : value / 100;
        if (fee > 0) super._update(from, address(this), fee);
        super._update(from, to, value - fee);
    }
}

/// A token like USDT: its functions return nothing, and an allowance changes only from zero or to zero.
contract SilentToken {
    string public constant name = "Test QUIET";
    string public constant symbol = "QUIET";
    uint8 public constant decimals = 6;
    uint256 public constant totalSupply = 1_000_000e6;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    constructor() {
        balanceOf[msg.sender] = totalSupply;
        emit Transfer(address(0), msg.sender, totalSupply);
    }

    function transfer(address to, uint256 value) external {
        _move(msg.sender, to, value);
    }

    function transferFrom(address from, address to, uint256 value) external {
        allowance[from][msg.sender] -= value;
        _move(from, to, value);
    }

    function approve(address spender, uint256 value) external {
        require(value == 0 || allowance[msg.sender][spender] == 0);
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
    }

    function _move(address from, address to, uint256 value) private {
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
    }
}

contract Collection is ERC721 {
    constructor() ERC721("Test Cats", "CATS") {}

    function mint(address to, uint256 id) external {
        _mint(to, id);
    }
}

contract Pieces is ERC1155 {
    constructor() ERC1155("") {}

    function mint(address to, uint256 id, uint256 amount) external {
        _mint(to, id, amount, "");
    }
}

/// Refuses in every way that Solidity has.
contract Refusing {
    error TooLittle(uint256 asked, uint256 held);

    function withReason() external pure {
        revert("The market is closed");
    }

    function withError() external pure {
        revert TooLittle(5, 3);
    }

    function withPanic(uint256 divisor) external pure returns (uint256) {
        return 1 / divisor;
    }

    function silently() external pure {
        require(false);
    }
}

/// EIP-1967, so that it is compiled. The first call to the implementation is part of its creation.
contract Proxy is ERC1967Proxy {
    constructor(address implementation, bytes memory first) ERC1967Proxy(implementation, first) {}
}
