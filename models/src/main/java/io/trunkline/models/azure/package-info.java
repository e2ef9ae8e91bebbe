/** Azure OpenAI: the OpenAI protocol under a resource's own address, by key or by Entra ID. */
package io.trunkline.models.azure;
