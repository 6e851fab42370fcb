"""Specloom: from one OpenAPI document to SDKs, server stubs and documentation."""

__version__ = "0.1.0"
