/** What happens when a stream has ended: the end that was meant, or the call goes on at another bridge. */
package io.trunkline.gateway.resume;
