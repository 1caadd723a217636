// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

struct PackedUserOperation {
    address sender;
    uint256 nonce;
    bytes initCode;
    bytes callData;
    bytes32 accountGasLimits;
    uint256 preVerificationGas;
    bytes32 gasFees;
    bytes paymasterAndData;
    bytes signature;
}

interface Token {
    function transferFrom(address from, address to, uint256 value) external returns (bool);
}

/// Pays for everybody (ERC-4337, version 0.8), and afterwards takes from the account what its data says: a token and an amount.
contract Paymaster {
    function validatePaymasterUserOp(PackedUserOperation calldata operation, bytes32, uint256)
        external
        pure
        returns (bytes memory context, uint256 validationData)
    {
        bytes calldata data = operation.paymasterAndData[52:];
        if (data.length == 0) return ("", 0);
        (address token, uint256 amount) = abi.decode(data, (address, uint256));
        return (abi.encode(operation.sender, token, amount), 0);
    }

    function postOp(uint8, bytes calldata context, uint256, uint256) external {
        (address sender, address token, uint256 amount) = abi.decode(context, (address, address, uint256));
        Token(token).transferFrom(sender, address(this), amount);
    }
}
