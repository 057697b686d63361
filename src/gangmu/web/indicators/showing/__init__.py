"""说法与画法: how a judged target and its series are told and drawn. Every page that shows one uses it."""
