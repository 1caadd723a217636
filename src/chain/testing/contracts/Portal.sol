// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// What OptimismPortal does with a deposit, without its market for gas: the same call, checks and event.
contract Portal {
  event TransactionDeposited(address indexed from, address indexed to, uint256 indexed version, bytes opaqueData);

  function depositTransaction(address to, uint256 value, uint64 gasLimit, bool isCreation, bytes memory data)
    external
    payable
  {
    require(!isCreation || to == address(0), "BadTarget");
    require(gasLimit >= uint64(data.length) * 40 + 21000, "SmallGasLimit");
    require(data.length <= 120_000, "LargeCalldata");
    bytes memory opaqueData = abi.encodePacked(msg.value, value, gasLimit, isCreation, data);
    emit TransactionDeposited(msg.sender, to, 0, opaqueData);
  }
}
