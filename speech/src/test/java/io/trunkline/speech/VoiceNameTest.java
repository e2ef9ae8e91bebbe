package io.trunkline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VoiceNameTest {

  @Test
  void aNameMayCarryAStyle() {
    assertThat(VoiceName.parse("piper:pitch=1.18,pace=1.05"))
        .isEqualTo(new VoiceName("piper", new VoiceStyle(1.18, 1.05)));
    assertThat(VoiceName.parse("flite:slt,pace=0.9")).isEqualTo(new VoiceName("flite:slt", new VoiceStyle(1, 0.9)));
    assertThat(VoiceName.parse("festival:cmu_us_slt_arctic_hts").style()).isEqualTo(VoiceStyle.NATURAL);
  }

  @Test
  void aStyleNobodyCouldUnderstandIsRefused() {
    assertThatThrownBy(() -> VoiceName.parse("piper:pitch=3")).hasMessageContaining("pitch must lie in 0.7..1.5");
    assertThatThrownBy(() -> new VoiceStyle(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
