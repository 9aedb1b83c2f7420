namespace ModelCatalog.Transport;

/// <summary>What a request was for: the same error code means different things after a submit and after a poll.</summary>
internal enum ReplyStage
{
    Submit,
    Sync,
    Poll,
    Result,
}
